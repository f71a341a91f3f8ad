package dev.k8spark.rule.lifecycle;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.rule.ConfEntry;
import dev.k8spark.rule.LastingFolders;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Event logs go where they outlive the driver's pod: Spark makes no folder, and a pod keeps none.
 */
public final class EventLogKept extends Rule {

  private static final String FOLDER = "spark.eventLog.dir";

  /** Spark's own default, a folder that no image has. */
  private static final String DEFAULT = "file:/tmp/spark-events";

  public EventLogKept() {
    super(Code.EVENT_LOG_LOST, RuleCategory.LIFECYCLE, "Event logs outlive the driver's pod.");
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    ResolvedJob job = context.job();
    Optional<ConfEntry> folder = ConfEntry.find(job, FOLDER);
    String uri = folder.map(ConfEntry::value).orElse(DEFAULT).strip();
    boolean isLocal = uri.startsWith("/") || uri.startsWith("file:");
    return ConfEntry.find(job, "spark.eventLog.enabled")
        .filter(ConfEntry::isTrue)
        .filter(_ -> isLocal && !LastingFolders.contain(context, uri.replaceFirst("^file:/*", "/")))
        .map(
            enabled ->
                report(
                        folder.orElse(enabled).span(),
                        "the event log would lie in the driver's own `%s`".formatted(uri))
                    .withHelp(
                        "set `%s` to a store such as `s3a://…`, or to a folder of a volume that"
                                .formatted(FOLDER)
                            + " the driver's pod template mounts"))
        .stream();
  }
}
