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
import java.util.stream.Stream;

/** Heaps are sized by `memory` alone, from which the pods' sizes follow. */
public final class HeapByMemory extends Rule {

  private static final List<String> VARIABLES =
      List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS");

  private static final Pattern HEAP =
      Pattern.compile("(?<!\\S)(-Xm[xs]|-XX:(Max|Min|Initial)(HeapSize|RAMPercentage))\\S*");

  public HeapByMemory() {
    super(Code.HEAP_BY_OPTION, RuleCategory.SPARK, "Heaps are sized by `memory` alone.");
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    ResolvedJob job = context.job();
    return VARIABLES.stream()
        .flatMap(variable -> ConfEntry.findVariable(job, variable).stream())
        .flatMap(this::check);
  }

  private Stream<Diagnostic> check(ConfEntry variable) {
    Matcher heap = HEAP.matcher(variable.value());
    return heap.find()
        ? Stream.of(
            report(
                    variable.span(),
                    "`%s` sizes the heap of both roles, which `memory` does"
                        .formatted(heap.group()))
                .withHelp("set `driver.memory` and `executor.memory`; the pods grow with them"))
        : Stream.empty();
  }
}
