package dev.k8spark.rule.lifecycle;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.Bundle;
import dev.k8spark.rule.ConfEntry;
import dev.k8spark.rule.Rule;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Event logs go where they outlive the driver's pod: Spark makes no folder, and a pod keeps none.
 */
public final class EventLogKept implements Rule {

  private static final String FOLDER = "spark.eventLog.dir";

  /** Spark's own default, a folder that no image has. */
  private static final String DEFAULT = "file:/tmp/spark-events";

  @Override
  public Stream<Diagnostic> check(Bundle bundle) {
    ResolvedJob job = bundle.source();
    Optional<ConfEntry> folder = ConfEntry.of(job, FOLDER);
    String uri = folder.map(ConfEntry::value).orElse(DEFAULT).strip();
    boolean isLocal = uri.startsWith("/") || uri.startsWith("file:");
    return ConfEntry.of(job, "spark.eventLog.enabled")
        .filter(ConfEntry::isTrue)
        .filter(_ -> isLocal && !isKept(bundle, uri.replaceFirst("^file:/*", "/")))
        .map(
            enabled ->
                Diagnostic.of(
                        Code.EVENT_LOG_LOST,
                        folder.orElse(enabled).span(),
                        "the event log would lie in the driver's own `%s`".formatted(uri))
                    .withHelp(
                        "set `%s` to a store such as `s3a://…`, or to a folder of a volume that"
                                .formatted(FOLDER)
                            + " the driver's pod template mounts"))
        .stream();
  }

  private static boolean isKept(Bundle bundle, String path) {
    return bundle.driver().getSpec().getContainers().getFirst().getVolumeMounts().stream()
        .filter(mount -> (path + "/").startsWith(mount.getMountPath().replaceFirst("/*$", "/")))
        .anyMatch(mount -> isLasting(bundle, mount));
  }

  private static boolean isLasting(Bundle bundle, VolumeMount mount) {
    return bundle.driver().getSpec().getVolumes().stream()
        .filter(volume -> volume.getName().equals(mount.getName()))
        .map(Volume::getEmptyDir)
        .noneMatch(folder -> folder != null);
  }
}
