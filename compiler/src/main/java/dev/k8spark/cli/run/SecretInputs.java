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

/** Reads the Secrets that a user gives to a rehearsal; says what is wrong without their values. */
record SecretInputs(Console console, MessagePrinter report) {

  private static final String FROM_FILE = "@";

  /** More than Kubernetes lets a Secret hold. */
  private static final int MAX_BYTES = 1024 * 1024;

  /** What may be a word of the file: it stands between backticks. */
  private static final Pattern QUOTED = Pattern.compile("(?s)`.*`");

  private static final Pattern WORD = Pattern.compile("[^\\s`]{2,}");

  /** The values by key by name, or nothing where one cannot be had; then that was told. */
  @Nullable SortedMap<String, SortedMap<String, byte[]>> read(RunOptions options) {
    SortedMap<String, SortedMap<String, byte[]>> secrets = new TreeMap<>();
    if (options.secretsFile() != null && !readFile(options.secretsFile(), secrets)) {
      return null;
    }
    boolean isWhole = true;
    for (RunOptions.SecretValue given : options.secrets()) {
      byte @Nullable [] value = value(given.value());
      isWhole &= value != null;
      if (value != null) {
        secrets.computeIfAbsent(given.secret(), _ -> new TreeMap<>()).put(given.key(), value);
      }
    }
    return isWhole ? secrets : null;
  }

  private boolean readFile(String file, SortedMap<String, SortedMap<String, byte[]>> secrets) {
    return switch (new InputReader(console.in(), null).read(file)) {
      case InputReader.Input.Text(SourceFile source) -> readText(source, secrets);
      case InputReader.Input.Unreadable(FileProblem problem) -> {
        report.problem(problem);
        yield false;
      }
    };
  }

  private boolean readText(
      SourceFile source, SortedMap<String, SortedMap<String, byte[]>> secrets) {
    Outcome<SortedMap<String, SortedMap<String, String>>> outcome = SecretsFile.read(source);
    for (Diagnostic found : Diagnostic.sort(outcome.diagnostics())) {
      report.problem(new FileProblem(source.name(), withoutValues(found)));
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

  /** As other mistakes are told, but for the line itself and for words of the file. */
  private static String withoutValues(Diagnostic found) {
    String help = found.help() == null ? "" : "; " + found.help();
    String text = found.span().file().text();
    String told =
        switch (found.code()) {
          case DUPLICATE_KEY, PREFIX_CLASH, WRONG_TYPE -> found.message() + help;
          default -> masked(found.message(), text) + masked(help, text);
        };
    return found.span() + ": " + told;
  }

  private static String masked(String message, String text) {
    return QUOTED
        .matcher(message)
        .replaceAll(quoted -> Matcher.quoteReplacement(withoutWords(quoted.group(), text)));
  }

  private static String withoutWords(String quoted, String text) {
    return WORD.matcher(quoted)
        .replaceAll(
            word -> text.contains(word.group()) ? "…" : Matcher.quoteReplacement(word.group()));
  }

  private byte @Nullable [] value(String given) {
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
      report.problem(FileProblem.reading(file, unreadable));
    } catch (InvalidPathException _) {
      report.problem(new FileProblem(file, "`" + file + "` is no name of a file"));
    }
    return null;
  }
}
