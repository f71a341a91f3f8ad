package dev.k8spark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.k8spark.cli.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;

/** What {@code check --fix} said of files, on one day. */
record FixRun(int code, String out, String err) {

  static FixRun of(Path path) {
    ByteArrayOutputStream product = new ByteArrayOutputStream();
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    Console console =
        new Console(InputStream.nullInputStream(), product, messages, false, Map.of());
    int code = new Cli(console).execute("check", path.toString(), "--fix", "--as-of", "2026-11-23");
    return new FixRun(code, product.toString(UTF_8), messages.toString(UTF_8));
  }
}
