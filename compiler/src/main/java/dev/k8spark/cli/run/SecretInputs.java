package dev.k8spark.cli.run;

import dev.k8spark.cli.console.Console;
import dev.k8spark.cli.console.MessagePrinter;
import dev.k8spark.cli.file.FileProblem;
import dev.k8spark.cli.file.InputReader;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the Secrets that a user gives to a rehearsal. No message shows one of their values. */
record SecretInputs(Console console, MessagePrinter messages) {

  private static final String FROM_FILE = "@";

  /** More than Kubernetes lets a Secret hold. */
  private static final int MAX_BYTES = 1024 * 1024;

  /** Text between backticks, which may be a word of the file. */
  private static final Pattern QUOTED = Pattern.compile("(?s)`.*`");

  private static final Pattern WORD = Pattern.compile("[^\\s`]{2,}");

  /** Returns the values by key by name, or null where one cannot be read; then that was told. */
  @Nullable SortedMap<String, SortedMap<String, byte[]>> read(RunOptions options) {
    SortedMap<String, SortedMap<String, byte[]>> secrets = new TreeMap<>();
    if (options.secretsFile() != null && !readFile(options.secretsFile(), secrets)) {
      return null;
    }
    boolean isComplete = true;
    for (RunOptions.SecretValue given : options.secrets()) {
      byte @Nullable [] value = readValue(given.value());
      isComplete &= value != null;
      if (value != null) {
        secrets.computeIfAbsent(given.secret(), _ -> new TreeMap<>()).put(given.key(), value);
      }
    }
    return isComplete ? secrets : null;
  }

  private boolean readFile(String file, SortedMap<String, SortedMap<String, byte[]>> secrets) {
    @Nullable SourceFile source = new InputReader(console.in(), null).read(file, messages::print);
    return source != null && readText(source, secrets);
  }

  private boolean readText(
      SourceFile source, SortedMap<String, SortedMap<String, byte[]>> secrets) {
    Outcome<SortedMap<String, SortedMap<String, String>>> outcome = SecretsFile.read(source);
    for (Diagnostic diagnostic : Diagnostic.sort(outcome.diagnostics())) {
      messages.print(new FileProblem(source.name(), describe(diagnostic)));
    }
    @Nullable SortedMap<String, SortedMap<String, String>> texts = outcome.value();
    if (texts == null || !outcome.diagnostics().isEmpty()) {
      return false;
    }
    texts.forEach(
        (name, values) -> {
          SortedMap<String, byte[]> bytes = new TreeMap<>();
          values.forEach((key, value) -> bytes.put(key, value.getBytes(StandardCharsets.UTF_8)));
          secrets.put(name, bytes);
        });
    return true;
  }

  /** Describes a diagnostic without the line itself and without words of the file. */
  private static String describe(Diagnostic diagnostic) {
    String help = diagnostic.help() == null ? "" : "; " + diagnostic.help();
    String text = diagnostic.span().file().text();
    String message =
        switch (diagnostic.code()) {
          case DUPLICATE_KEY, PREFIX_CLASH, WRONG_TYPE -> diagnostic.message() + help;
          default -> mask(diagnostic.message(), text) + mask(help, text);
        };
    return diagnostic.span() + ": " + message;
  }

  private static String mask(String message, String text) {
    return QUOTED
        .matcher(message)
        .replaceAll(quoted -> Matcher.quoteReplacement(maskWords(quoted.group(), text)));
  }

  private static String maskWords(String quoted, String text) {
    return WORD.matcher(quoted)
        .replaceAll(
            word -> text.contains(word.group()) ? "…" : Matcher.quoteReplacement(word.group()));
  }

  private byte @Nullable [] readValue(String given) {
    if (!given.startsWith(FROM_FILE)) {
      return given.getBytes(StandardCharsets.UTF_8);
    }
    String file = given.substring(FROM_FILE.length());
    try (InputStream stream =
        file.equals(InputReader.STDIN) ? console.in() : Files.newInputStream(Path.of(file))) {
      byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
      if (bytes.length > MAX_BYTES) {
        throw new IOException("it is larger than 1 MiB, more than a Secret holds");
      }
      return bytes;
    } catch (IOException unreadable) {
      messages.print(FileProblem.ofReading(file, unreadable));
    } catch (InvalidPathException _) {
      messages.print(new FileProblem(file, "`" + file + "` is no name of a file"));
    }
    return null;
  }
}
