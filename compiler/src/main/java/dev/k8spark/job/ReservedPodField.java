package dev.k8spark.job;

import static dev.k8spark.job.ReservedName.because;
import static dev.k8spark.job.ReservedName.byK8spark;
import static dev.k8spark.job.ReservedName.byKey;

import dev.k8spark.runtime.contract.PodContract;
import java.util.List;
import java.util.stream.Stream;

/** What a {@code podTemplate} may not say; its paths have dots between keys. */
public interface ReservedPodField {

  /** Paths in the template. */
  List<ReservedName> POD =
      List.of(
          byK8spark("metadata.name"),
          byK8spark("metadata.generateName"),
          byKey("metadata.namespace", "namespace"),
          byK8spark("metadata.ownerReferences"),
          because("metadata.creationTimestamp", "is set by Kubernetes"),
          because("metadata.deletionGracePeriodSeconds", "is set by Kubernetes"),
          because("metadata.deletionTimestamp", "is set by Kubernetes"),
          because("metadata.finalizers", "would keep the pod for ever"),
          because("metadata.generation", "is set by Kubernetes"),
          because("metadata.managedFields", "is set by Kubernetes"),
          because("metadata.resourceVersion", "is set by Kubernetes"),
          because("metadata.selfLink", "is set by Kubernetes"),
          because("metadata.uid", "is set by Kubernetes"),
          byKey("spec.activeDeadlineSeconds", "timeout"),
          byK8spark("spec.automountServiceAccountToken"),
          byK8spark("spec.enableServiceLinks"),
          because("spec.ephemeralContainers", "is no part of a pod that is yet to start"),
          because("spec.hostIPC", ReservedName.BREAKS_RESTRICTED),
          because("spec.hostNetwork", ReservedName.BREAKS_RESTRICTED),
          because("spec.hostPID", ReservedName.BREAKS_RESTRICTED),
          byK8spark("spec.hostname"),
          byKey("spec.imagePullSecrets", "imagePullSecrets"),
          byK8spark("spec.restartPolicy"),
          byK8spark("spec.securityContext.runAsNonRoot"),
          byK8spark("spec.securityContext.seccompProfile"),
          byKey("spec.serviceAccount", "serviceAccount"),
          byKey("spec.serviceAccountName", "serviceAccount"));

  /** Kinds of volumes that reach past the pod. */
  List<ReservedName> VOLUME_KIND =
      Stream.of(
              "awsElasticBlockStore",
              "azureDisk",
              "azureFile",
              "cephfs",
              "cinder",
              "fc",
              "flexVolume",
              "flocker",
              "gcePersistentDisk",
              "gitRepo",
              "glusterfs",
              "hostPath",
              "iscsi",
              "nfs",
              "photonPersistentDisk",
              "portworxVolume",
              "quobyte",
              "rbd",
              "scaleIO",
              "storageos",
              "vsphereVolume")
          .map(kind -> because(kind, ReservedName.BREAKS_RESTRICTED))
          .toList();

  /** Paths in an executor's template that Spark writes over since 4.1. */
  List<ReservedName> EXECUTOR_POD =
      List.of(byKey("spec.terminationGracePeriodSeconds", "conf." + ExecutorShutdown.GRACE_KEY));

  /** Paths in the Spark container of the template. */
  List<ReservedName> SPARK_CONTAINER =
      List.of(
          byKey("args", "main.args"),
          byK8spark("command"),
          byKey("image", "image"),
          byKey("imagePullPolicy", "imagePullPolicy"),
          byKey("resources.limits.cpu", "ROLE.cpu.limit"),
          byKey("resources.limits.memory", "ROLE.memory"),
          byKey("resources.requests.cpu", "ROLE.cpu.request"),
          byKey("resources.requests.memory", "ROLE.memory"),
          byK8spark("restartPolicy"),
          byK8spark("securityContext"),
          byK8spark("terminationMessagePath"),
          byK8spark("terminationMessagePolicy"),
          byK8spark("workingDir"));

  /** Names of containers of ours, beside the Spark container. */
  List<ReservedName> CONTAINER = List.of(byK8spark("k8spark-"));

  /** Paths where a Spark container mounts volumes of ours. */
  List<ReservedName> MOUNT_PATH =
      List.of(
          byK8spark(PodContract.RUNTIME_HOME),
          byK8spark(PodContract.TEMPLATE_FILE),
          byK8spark(PodContract.CONF_FILE),
          byK8spark(PodContract.PASSWD_FILE),
          byK8spark(PodContract.CERTIFICATES),
          byK8spark(PodContract.DATA_SECRETS),
          byK8spark(PodContract.HADOOP_CONF),
          byK8spark(PodContract.KERBEROS),
          byK8spark(PodContract.KEYTABS),
          byKey(CloudIdentity.Aws.TOKEN_FOLDER, "identity"),
          byKey(CloudIdentity.Azure.TOKEN_FOLDER, "identity"),
          byK8spark(PodContract.CLAIMS),
          byK8spark(PodContract.WORK_DIR),
          byK8spark("/tmp"),
          byK8spark(PodContract.LOCAL_DIR));

  /** Names of volumes of ours. */
  List<ReservedName> VOLUME =
      List.of(
          byK8spark("k8spark-"),
          byKey(CloudIdentity.Aws.TOKEN, "identity"),
          byKey(CloudIdentity.Azure.TOKEN, "identity"));
}
