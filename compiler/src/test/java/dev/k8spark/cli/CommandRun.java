package dev.k8spark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.k8spark.cli.console.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a command of k8spark printed and ended with, run as if in the repository's folder. */
record CommandRun(int code, String out, String err) {

  static CommandRun of(String command) {
    return of(List.of(command.split(" +", -1)));
  }

  static CommandRun of(List<String> arguments) {
    Set<String> folders = names(MarkdownPage.ROOT);
    String[] fromHere = arguments.toArray(String[]::new);
    for (int i = 1; i < fromHere.length; i++) { // the command may be called as a folder is
      if (folders.contains(fromHere[i].replaceFirst("/.*", ""))) {
        fromHere[i] = "../" + fromHere[i];
      }
    }
    CommandRun run = inPlace("", fromHere);
    return new CommandRun(run.code(), fromRoot(run.out()), fromRoot(run.err()));
  }

  /** Runs a command where the test runs, with arguments and output as they are. */
  static CommandRun inPlace(String in, String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(new ByteArrayInputStream(in.getBytes(UTF_8)), out, err, false, Map.of());
    int code = new Cli(console).execute(arguments);
    return new CommandRun(code, out.toString(UTF_8), err.toString(UTF_8));
  }

  /** Returns the names of what is directly in a folder. */
  static Set<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String fromRoot(String printed) {
    return printed.replace("../", "");
  }
}
