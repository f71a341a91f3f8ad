package dev.k8spark.resolve.rule;

import dev.k8spark.job.ReservedName;
import dev.k8spark.job.ReservedPodField;
import dev.k8spark.runtime.contract.PodContract;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder in a container, however it was written.
 *
 * @param names the folders on the way, from the root
 */
record MountPath(List<String> names) {

  private static final MountPath WORK_DIR = of(PodContract.WORK_DIR);

  /** What Spark, the runtime and every program need, with all that is in it. */
  private static final List<MountPath> CLOSED =
      Stream.of(
              PodContract.SPARK_HOME,
              PodContract.RUNTIME_HOME,
              "/etc/k8spark",
              "/dev",
              "/proc",
              "/sys",
              "/run/secrets/kubernetes.io",
              "/var/run/secrets/kubernetes.io")
          .map(MountPath::of)
          .toList();

  /** What may not be replaced, though something may be mounted in it. */
  private static final List<MountPath> KEPT =
      Stream.concat(
              ReservedPodField.MOUNT_PATH.stream().map(ReservedName::name),
              Stream.of("/bin", "/lib", "/lib64", "/sbin", "/usr/bin", "/usr/lib", "/var/run"))
          .map(MountPath::of)
          .toList();

  static MountPath of(String path) {
    return new MountPath(
        Stream.of(path.split("/", -1)).filter(n -> !n.isEmpty() && !n.equals(".")).toList());
  }

  boolean climbs() {
    return names.contains("..");
  }

  /** Whether it is the other folder, or around it. */
  boolean holds(MountPath other) {
    return other.names.size() >= names.size() && other.names.subList(0, names.size()).equals(names);
  }

  /** Whether what is mounted there covers something that the container needs. */
  boolean hides() {
    return Stream.concat(CLOSED.stream(), KEPT.stream()).anyMatch(this::holds);
  }

  /** Whether it is inside a folder of which no part may be covered. */
  boolean intrudes() {
    return !WORK_DIR.holds(this) && CLOSED.stream().anyMatch(closed -> closed.holds(this));
  }

  boolean mayHoldASecret() {
    return !climbs() && !hides() && !intrudes();
  }

  @Override
  public String toString() {
    return "/" + String.join("/", names);
  }
}
