package dev.k8spark.resolve;

import dev.k8spark.job.CompileOptions;
import dev.k8spark.redact.CredentialDetector;
import dev.k8spark.source.Node;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The options that are part of a job, as a file that messages can point into.
 *
 * @param environment the name behind {@code -e}
 * @param params the values behind {@code -P}, with the places of their names
 * @param example whether other parameters take the first value that they may have
 */
record CommandLine(
    Node.@Nullable Text environment, Map<String, Node.Entry> params, boolean example) {

  private static final String NAME = "command line";

  static CommandLine of(CompileOptions choices) {
    StringBuilder text = new StringBuilder("k8spark compile");
    if (choices.environment() != null) {
      text.append(" -e ").append(choices.environment());
    }
    choices
        .params()
        .forEach((name, value) -> text.append(" -P ").append(name + "=" + mask(name, value)));
    return place(choices, new SourceFile(NAME, null, text.toString()));
  }

  /** Whether a value stood on the command line: such a value is taken as it is. */
  static boolean wrote(Node.Text text) {
    return text.span().file().name().equals(NAME);
  }

  /** A credential is not shown, so that the line is no place to read one. */
  private static String mask(String name, String value) {
    return CredentialDetector.detect(name, value).isPresent() ? "*".repeat(value.length()) : value;
  }

  private static CommandLine place(CompileOptions choices, SourceFile file) {
    int at = "k8spark compile".length();
    Node.Text environment = null;
    if (choices.environment() != null) {
      at += " -e ".length();
      int end = at + choices.environment().length();
      environment = new Node.Text(choices.environment(), new Span(file, at, end));
      at = end;
    }
    Map<String, Node.Entry> params = new LinkedHashMap<>();
    for (Map.Entry<String, String> param : choices.params().entrySet()) {
      at += " -P ".length();
      int equals = at + param.getKey().length();
      int end = equals + 1 + param.getValue().length();
      Node.Text value = new Node.Text(param.getValue(), new Span(file, equals + 1, end));
      params.put(param.getKey(), new Node.Entry(new Span(file, at, equals), value));
      at = end;
    }
    return new CommandLine(environment, params, choices.example());
  }
}
