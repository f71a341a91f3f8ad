package dev.k8spark.rehearsal.agent.kubelet;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces {@code $(NAME)} as the kubelet does; {@code $$(NAME)} is a plain {@code $(NAME)}. */
final class VariableExpansion {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\$|\\$\\(([^()]*)\\)");

  private VariableExpansion() {}

  /** A name that nobody set stays as it is written. */
  static String expand(String text, Map<String, String> variables) {
    Matcher reference = REFERENCE.matcher(text);
    StringBuilder expanded = new StringBuilder();
    while (reference.find()) {
      String value =
          reference.group(1) == null
              ? "$"
              : variables.getOrDefault(reference.group(1), reference.group());
      reference.appendReplacement(expanded, Matcher.quoteReplacement(value));
    }
    return reference.appendTail(expanded).toString();
  }
}
