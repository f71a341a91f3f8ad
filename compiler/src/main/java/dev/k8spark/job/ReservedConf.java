package dev.k8spark.job;

import static dev.k8spark.job.ReservedName.because;
import static dev.k8spark.job.ReservedName.byK8spark;
import static dev.k8spark.job.ReservedName.byKey;

import dev.k8spark.runtime.contract.PodContract;
import java.util.List;

/** Keys of Spark's configuration that may not stand in {@code conf}. */
public interface ReservedConf {

  List<ReservedName> ALL =
      List.of(
          byKey("spark.app.name", "name"),
          byKey("spark.driver.cores", "driver.cores"),
          byKey("spark.driver.memory", "driver.memory"),
          byKey("spark.driver.memoryOverhead", "driver.memoryOverhead"),
          byKey("spark.driver.memoryOverheadFactor", "driver.memoryOverheadFactor"),
          byKey("spark.executor.cores", "executor.cores"),
          byKey("spark.executor.instances", "executor.instances"),
          byKey("spark.dynamicAllocation.enabled", "executor.instances"),
          byKey("spark.dynamicAllocation.initialExecutors", "executor.instances.initial"),
          byKey("spark.dynamicAllocation.maxExecutors", "executor.instances.max"),
          byKey("spark.dynamicAllocation.minExecutors", "executor.instances.min"),
          byKey("spark.executor.memory", "executor.memory"),
          byKey("spark.executor.memoryOverhead", "executor.memoryOverhead"),
          byKey("spark.executor.memoryOverheadFactor", "executor.memoryOverheadFactor"),
          byKey("spark.kubernetes.memoryOverheadFactor", "executor.memoryOverheadFactor"),
          byKey("spark.kubernetes.driver.request.cores", "driver.cpu.request"),
          byKey("spark.kubernetes.driver.limit.cores", "driver.cpu.limit"),
          byKey("spark.kubernetes.executor.request.cores", "executor.cpu.request"),
          byKey("spark.kubernetes.executor.limit.cores", "executor.cpu.limit"),
          byKey("spark.kubernetes.namespace", "namespace"),
          byKey("spark.kubernetes.container.image", "image"),
          byKey("spark.kubernetes.driver.container.image", "image"),
          byKey("spark.kubernetes.executor.container.image", "image"),
          byKey("spark.kubernetes.container.image.pullPolicy", "imagePullPolicy"),
          byKey("spark.kubernetes.container.image.pullSecrets", "imagePullSecrets"),
          byKey("spark.kubernetes.authenticate.", "serviceAccount"),
          // The launcher that would read them does not run; java itself reads the variable.
          byKey("spark.driver.defaultJavaOptions", "env.JDK_JAVA_OPTIONS"),
          byKey("spark.driver.extraJavaOptions", "env.JDK_JAVA_OPTIONS"),
          byKey("spark.executor.defaultJavaOptions", "env.JDK_JAVA_OPTIONS"),
          byKey("spark.executor.extraJavaOptions", "env.JDK_JAVA_OPTIONS"),
          byKey("spark.driver.extraClassPath", "classPath"),
          byKey("spark.executor.extraClassPath", "classPath"),
          byKey("spark.driver.extraLibraryPath", "env.LD_LIBRARY_PATH"),
          byKey("spark.executor.extraLibraryPath", "env.LD_LIBRARY_PATH"),
          byKey("spark.executorEnv.", "env"),
          byKey("spark.kubernetes.driverEnv.", "env"),
          byKey("spark.authenticate.secret", "secrets.SECRET.conf"),
          byKey("spark.kubernetes.driver.secretKeyRef.", "secrets.SECRET.env"),
          byKey("spark.kubernetes.executor.secretKeyRef.", "secrets.SECRET.env"),
          byKey("spark.kubernetes.driver.secrets.", "secrets.SECRET.mountPath"),
          byKey("spark.kubernetes.executor.secrets.", "secrets.SECRET.mountPath"),
          byKey("spark.kubernetes.driver.label.", "labels"),
          byKey("spark.kubernetes.executor.label.", "labels"),
          byKey("spark.kubernetes.driver.annotation.", "annotations"),
          byKey("spark.kubernetes.executor.annotation.", "annotations"),
          byKey("spark.kubernetes.node.selector.", "executor.podTemplate.spec.nodeSelector"),
          byKey("spark.kubernetes.driver.node.selector.", "driver.podTemplate.spec.nodeSelector"),
          byKey(
              "spark.kubernetes.executor.node.selector.", "executor.podTemplate.spec.nodeSelector"),
          byKey("spark.kubernetes.scheduler.name", "executor.podTemplate.spec.schedulerName"),
          byKey("spark.kubernetes.driver.scheduler.name", "driver.podTemplate.spec.schedulerName"),
          byKey(
              "spark.kubernetes.executor.scheduler.name",
              "executor.podTemplate.spec.schedulerName"),
          byKey("spark.kubernetes.driver.volumes.", "driver.podTemplate.spec.volumes"),
          byKey("spark.kubernetes.executor.volumes.", "executor.podTemplate.spec.volumes"),
          byKey("spark.kubernetes.local.dirs.tmpfs", "executor.podTemplate.spec.volumes"),
          byKey("spark.local.dir", "executor.podTemplate.spec.volumes"),
          byKey("spark.kubernetes.driver.podTemplateFile", "driver.podTemplate"),
          byKey("spark.kubernetes.driver.podTemplateContainerName", "driver.podTemplate"),
          byKey("spark.kubernetes.executor.podTemplateFile", "executor.podTemplate"),
          byKey("spark.kubernetes.executor.podTemplateContainerName", "executor.podTemplate"),
          // Spark's cluster mode mounts these; the driver here starts in client mode.
          byKey("spark.kubernetes.hadoop.configMapName", "hadoop.configMap"),
          byKey("spark.kubernetes.executor.hadoopConfigMapName", "hadoop.configMap"),
          byKey("spark.kerberos.principal", "kerberos.principal"),
          byKey("spark.kerberos.keytab", "kerberos.keytab"),
          byKey("spark.kerberos.access.hadoopFileSystems", "data"),
          byKey("spark.kubernetes.kerberos.krb5.", "kerberos.krb5"),
          byKey("spark.hadoop.hadoop.security.authentication", "kerberos"),
          byK8spark("k8spark."),
          byK8spark("spark.app.id"),
          byK8spark("spark.authenticate", "true"),
          byK8spark("spark.blockManager.port", String.valueOf(PodContract.BLOCK_MANAGER_PORT)),
          byK8spark("spark.driver.bindAddress"),
          byK8spark(
              "spark.driver.blockManager.port", String.valueOf(PodContract.BLOCK_MANAGER_PORT)),
          byK8spark("spark.driver.host"),
          byK8spark("spark.driver.port", String.valueOf(PodContract.DRIVER_PORT)),
          byK8spark("spark.dynamicAllocation.shuffleTracking.enabled", "true"),
          byK8spark("spark.io.encryption.enabled"),
          byK8spark("spark.master"),
          byK8spark("spark.network.crypto.authEngineVersion", "2"),
          byK8spark("spark.network.crypto.enabled", "true"),
          byK8spark("spark.network.crypto.saslFallback", "false"),
          byK8spark("spark.port.maxRetries", "0"),
          byK8spark("spark.submit.deployMode", "client"),
          byK8spark("spark.kubernetes.allocation.pods.allocator"),
          byK8spark("spark.kubernetes.driver.master"),
          byK8spark("spark.kubernetes.driver.ownPersistentVolumeClaim", "false"),
          byK8spark("spark.kubernetes.driver.pod.name"),
          byK8spark("spark.kubernetes.driver.service.deleteOnTermination", "false"),
          byK8spark("spark.kubernetes.executor.disableConfigMap", "true"),
          byK8spark("spark.kubernetes.executor.podNamePrefix"),
          // Since Spark 4.3 these overwrite what the executor's template says.
          because(
              "spark.kubernetes.executor.securityContext.allowPrivilegeEscalation",
              ReservedName.BREAKS_RESTRICTED),
          because(
              "spark.kubernetes.securityContext.allowPrivilegeEscalation",
              ReservedName.BREAKS_RESTRICTED),
          because("spark.kubernetes.executor.pod.featureSteps", ReservedName.CHANGES_UNSEEN),
          because(
              "spark.kubernetes.executor.pod.excludedFeatureSteps", ReservedName.CHANGES_UNSEEN),
          byK8spark("spark.kubernetes.resource.type"),
          byK8spark("spark.kubernetes.submitInDriver"),
          because("spark.driver.supervise", "means nothing on Kubernetes"),
          because("spark.kubernetes.file.upload.path", "means nothing here: nothing is uploaded"),
          because("spark.mesos.", "means nothing on Kubernetes"),
          because("spark.shuffle.service.enabled", "needs a service that Kubernetes does not have")
              .withHarmless("false"),
          because("spark.yarn.", "means nothing on Kubernetes"));
}
