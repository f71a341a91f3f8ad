package dev.k8spark.rule.spark;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.Bundle;
import dev.k8spark.rule.ConfEntry;
import dev.k8spark.rule.Rule;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whoever asks Spark for a resource such as a GPU says all that Spark needs to get it. */
public final class ResourcesWhole implements Rule {

  private static final Pattern AMOUNT =
      Pattern.compile("spark\\.(driver|executor|task)\\.resource\\.([^.]+)\\.amount");

  private static final String PLUGIN = "spark.resources.discoveryPlugin";

  @Override
  public Stream<Diagnostic> check(Bundle bundle) {
    ResolvedJob job = bundle.source();
    return ConfEntry.all(job).flatMap(text -> check(job, text));
  }

  private static Stream<Diagnostic> check(ResolvedJob job, ConfEntry text) {
    Matcher amount = AMOUNT.matcher(text.key());
    if (!amount.matches() || text.value().strip().equals("0")) {
      return Stream.empty();
    }
    String missing =
        needed(job, amount.group(1), amount.group(2)).stream()
            .filter(key -> !ConfEntry.isThere(job, key))
            .map("`%s`"::formatted)
            .collect(Collectors.joining(" and "));
    return missing.isEmpty()
        ? Stream.empty()
        : Stream.of(
            Diagnostic.of(
                    Code.RESOURCE_INCOMPLETE,
                    text.span(),
                    "`%s` is asked for without %s".formatted(amount.group(2), missing))
                .withHelp("set %s".formatted(missing)));
  }

  private static List<String> needed(ResolvedJob job, String who, String resource) {
    if (who.equals("task")) {
      return List.of("spark.executor.resource.%s.amount".formatted(resource));
    }
    String prefix = "spark.%s.resource.%s.".formatted(who, resource);
    return ConfEntry.isThere(job, PLUGIN)
        ? List.of(prefix + "vendor")
        : List.of(prefix + "vendor", prefix + "discoveryScript");
  }
}
