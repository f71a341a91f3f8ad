package dev.k8spark.rule.spark;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.quantity.SparkByteSize;
import dev.k8spark.rule.ConfEntry;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import java.util.stream.Stream;

/** Off-heap memory that is switched on has a size: Spark stops at once without one. */
public final class OffHeapSized extends Rule {

  public OffHeapSized() {
    super(Code.OFF_HEAP_SIZE_MISSING, RuleCategory.SPARK, "Off-heap memory that is on has a size.");
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    ResolvedJob job = context.job();
    String size = job.job().conf().get("spark.memory.offHeap.size");
    return ConfEntry.find(job, "spark.memory.offHeap.enabled")
        .filter(ConfEntry::isTrue)
        .filter(_ -> SparkByteSize.parseMebibytes(size, 'b') == 0)
        .map(
            enabled ->
                report(enabled.span(), "off-heap memory is on, and no mebibyte of it is there")
                    .withHelp(
                        "set `spark.memory.offHeap.size`, such as `1g`; the executors' pods grow"
                            + " by it"))
        .stream();
  }
}
