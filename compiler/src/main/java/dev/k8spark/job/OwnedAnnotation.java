package dev.k8spark.job;

import static dev.k8spark.job.Owned.because;
import static dev.k8spark.job.Owned.byK8spark;

import java.util.List;

/** Annotations of objects and pods that a job may not set. */
public interface OwnedAnnotation {

  List<Owned> ALL =
      List.of(
          byK8spark("k8spark.dev/"),
          because("kubectl.kubernetes.io/last-applied-configuration", "is set by kubectl"),
          because("container.apparmor.security.beta.kubernetes.io/", Owned.BREAKS_RESTRICTED),
          because("seccomp.security.alpha.kubernetes.io/", Owned.BREAKS_RESTRICTED));
}
