package dev.k8spark.job;

import static dev.k8spark.job.ReservedName.because;
import static dev.k8spark.job.ReservedName.byK8spark;

import java.util.List;

/** Annotations of objects and pods that a job may not set. */
public interface ReservedAnnotation {

  List<ReservedName> ALL =
      List.of(
          byK8spark("k8spark.dev/"),
          because("kubectl.kubernetes.io/last-applied-configuration", "is set by kubectl"),
          because(
              "container.apparmor.security.beta.kubernetes.io/", ReservedName.BREAKS_RESTRICTED),
          because("seccomp.security.alpha.kubernetes.io/", ReservedName.BREAKS_RESTRICTED));
}
