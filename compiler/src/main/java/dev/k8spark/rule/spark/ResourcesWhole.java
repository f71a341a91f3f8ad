package dev.k8spark.rule.spark;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.rule.ConfEntry;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whoever asks Spark for a resource such as a GPU says all that Spark needs to get it. */
public final class ResourcesWhole extends Rule {

  private static final Pattern AMOUNT =
      Pattern.compile("spark\\.(driver|executor|task)\\.resource\\.([^.]+)\\.amount");

  private static final String PLUGIN = "spark.resources.discoveryPlugin";

  public ResourcesWhole() {
    super(
        Code.RESOURCE_INCOMPLETE,
        RuleCategory.SPARK,
        "Who asks for a GPU says all that Spark needs to get one.");
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    ResolvedJob job = context.job();
    return ConfEntry.streamAll(job).flatMap(text -> check(job, text));
  }

  private Stream<Diagnostic> check(ResolvedJob job, ConfEntry text) {
    Matcher amount = AMOUNT.matcher(text.key());
    if (!amount.matches() || text.value().strip().equals("0")) {
      return Stream.empty();
    }
    String missing =
        needed(job, amount.group(1), amount.group(2)).stream()
            .filter(key -> !ConfEntry.isSet(job, key))
            .map("`%s`"::formatted)
            .collect(Collectors.joining(" and "));
    return missing.isEmpty()
        ? Stream.empty()
        : Stream.of(
            report(text.span(), "`%s` is asked for without %s".formatted(amount.group(2), missing))
                .withHelp("set %s".formatted(missing)));
  }

  private static List<String> needed(ResolvedJob job, String who, String resource) {
    if (who.equals("task")) {
      return List.of("spark.executor.resource.%s.amount".formatted(resource));
    }
    String prefix = "spark.%s.resource.%s.".formatted(who, resource);
    return ConfEntry.isSet(job, PLUGIN)
        ? List.of(prefix + "vendor")
        : List.of(prefix + "vendor", prefix + "discoveryScript");
  }
}
