package dev.k8spark.job;

import static dev.k8spark.job.ReservedName.because;
import static dev.k8spark.job.ReservedName.byK8spark;
import static dev.k8spark.job.ReservedName.byKey;

import java.util.List;

/** Environment variables of the Spark containers that a job may not set. */
public interface ReservedEnv {

  List<ReservedName> ALL =
      List.of(
          // Read by scripts that do not run; the class path is the image's own.
          byKey("HADOOP_CONF_DIR", "hadoop.configMap"),
          byK8spark("K8SPARK_"),
          because("KUBERNETES_SERVICE_HOST", "is set by Kubernetes"),
          because("KUBERNETES_SERVICE_PORT", "is set by Kubernetes"),
          byK8spark("SPARK_APPLICATION_ID"),
          byK8spark("SPARK_CLASSPATH"),
          byK8spark("SPARK_CONF_DIR"),
          byK8spark("SPARK_DRIVER_BIND_ADDRESS"),
          byK8spark("SPARK_DRIVER_URL"),
          byK8spark("SPARK_EXECUTOR_"),
          byK8spark("SPARK_HOME"),
          byK8spark("SPARK_JAVA_OPT_"),
          byK8spark("SPARK_LOCAL_DIRS"),
          byK8spark("SPARK_LOCAL_IP"),
          byK8spark("SPARK_PUBLIC_DNS"),
          byK8spark("SPARK_RESOURCE_PROFILE_ID"),
          byK8spark("_SPARK_AUTH_SECRET"));
}
