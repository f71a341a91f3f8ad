package dev.k8spark.rule.spark;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.rule.ConfEntry;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** No value of Spark's configuration waits for a shell: none will come. */
public final class VariableReplaced extends Rule {

  private static final Pattern VARIABLE =
      Pattern.compile("\\$([A-Z][A-Z0-9_]+|\\([A-Za-z_][A-Za-z0-9_]*\\)|\\{[A-Z][A-Z0-9_]+})");

  public VariableReplaced() {
    super(
        Code.VARIABLE_NOT_REPLACED,
        RuleCategory.SPARK,
        "No value of Spark's configuration waits for a shell.");
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    return ConfEntry.streamAll(context.job()).flatMap(this::check);
  }

  private Stream<Diagnostic> check(ConfEntry text) {
    Matcher variable = VARIABLE.matcher(text.value());
    return variable.find()
        ? Stream.of(
            report(
                    text.span(),
                    "Spark would take `%s` as it is written".formatted(variable.group()))
                .withHelp(
                    "use a parameter, `${params.NAME}`, or `secrets { NAME { conf { %s = KEY } } }`"
                        .formatted(text.key())))
        : Stream.empty();
  }
}
