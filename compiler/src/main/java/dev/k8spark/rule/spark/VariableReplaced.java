package dev.k8spark.rule.spark;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.lower.Bundle;
import dev.k8spark.rule.ConfEntry;
import dev.k8spark.rule.Rule;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** No value of Spark's configuration waits for a shell: none will come. */
public final class VariableReplaced implements Rule {

  private static final Pattern VARIABLE =
      Pattern.compile("\\$([A-Z][A-Z0-9_]+|\\([A-Za-z_][A-Za-z0-9_]*\\)|\\{[A-Z][A-Z0-9_]+})");

  @Override
  public Stream<Diagnostic> check(Bundle bundle) {
    return ConfEntry.all(bundle.source()).flatMap(VariableReplaced::check);
  }

  private static Stream<Diagnostic> check(ConfEntry text) {
    Matcher variable = VARIABLE.matcher(text.value());
    return variable.find()
        ? Stream.of(
            Diagnostic.of(
                    Code.VARIABLE_NOT_REPLACED,
                    text.span(),
                    "Spark would take `%s` as it is written".formatted(variable.group()))
                .withHelp(
                    "use a parameter, `${params.NAME}`, or `secrets { NAME { conf { %s = KEY } } }`"
                        .formatted(text.key())))
        : Stream.empty();
  }
}
