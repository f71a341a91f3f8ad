package dev.k8spark.job;

import static dev.k8spark.job.ReservedName.because;
import static dev.k8spark.job.ReservedName.byK8spark;

import java.util.List;

/** Labels of objects and pods that a job may not set. */
public interface ReservedLabel {

  List<ReservedName> ALL =
      List.of(
          byK8spark("app.kubernetes.io/component"),
          byK8spark("app.kubernetes.io/instance"),
          byK8spark("app.kubernetes.io/managed-by"),
          byK8spark("app.kubernetes.io/name"),
          because("batch.kubernetes.io/", "is set by Kubernetes"),
          because("controller-uid", "is set by Kubernetes"),
          because("job-name", "is set by Kubernetes"),
          byK8spark("k8spark.dev/"),
          byK8spark("spark-app-name"),
          byK8spark("spark-app-selector"),
          byK8spark("spark-exec-id"),
          byK8spark("spark-exec-resourceprofile-id"),
          byK8spark("spark-role"),
          byK8spark("spark-version"));
}
