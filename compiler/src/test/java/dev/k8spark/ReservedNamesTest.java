package dev.k8spark;

import static java.util.function.Predicate.not;
import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.job.ReservedAnnotation;
import dev.k8spark.job.ReservedConf;
import dev.k8spark.job.ReservedEnv;
import dev.k8spark.job.ReservedLabel;
import dev.k8spark.job.ReservedName;
import dev.k8spark.job.ReservedPodField;
import dev.k8spark.job.SecretUse;
import dev.k8spark.job.SentPaths;
import dev.k8spark.job.SparkJob;
import dev.k8spark.lower.Bundle;
import dev.k8spark.lower.data.DataPlanner;
import dev.k8spark.manifest.ManifestTree;
import dev.k8spark.runtime.contract.PodContract;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Users may not set what k8spark writes, and k8spark writes what they may not set since it does.
 * The few exceptions are listed with their reasons; one that is no exception any more fails.
 */
class ReservedNamesTest {

  private static final String SET_BY_K8SPARK = "is set by k8spark";

  /** The samples without templates, in which users write fields of pods themselves. */
  private static final List<Bundle> BUNDLES =
      Samples.valid().stream()
          .map(run -> Objects.requireNonNull(run.compile().value()))
          .filter(bundle -> bundle.source().job().driver().podTemplate() == null)
          .filter(bundle -> bundle.source().job().executor().podTemplate() == null)
          .toList();

  /**
   * Names of one kind.
   *
   * @param written those in the samples' manifests that the sample itself does not say
   * @param open those of them that users may set all the same, and why
   * @param unwritten what is reserved for k8spark and stands in no manifest, and why
   */
  record Names(
      String kind,
      List<ReservedName> reserved,
      Set<String> written,
      Map<String, String> open,
      Map<String, String> unwritten) {

    @Override
    public String toString() {
      return kind;
    }
  }

  static Stream<Names> names() {
    return Stream.of(
        properties(),
        labels(),
        annotations(),
        variables(),
        volumes(),
        containerNames(),
        mountPaths(),
        podFields(),
        containerFields());
  }

  private static Names properties() {
    Set<String> written =
        collectWritten(
            bundle ->
                bundle.sparkConf().keySet().stream().filter(not(findConfOfData(bundle)::contains)),
            job -> job.conf().keySet());
    written.addAll(PodContract.CONF_SET_AT_START);
    return new Names(
        "properties of Spark",
        ReservedConf.ALL,
        written,
        findUnreserved(),
        Map.of(
            "spark.kubernetes.allocation.pods.allocator",
            "another than Spark's own asks for no pods, which the driver's Role is about",
            "spark.kubernetes.driver.master",
            "another API server than the pod's own has other rights",
            "spark.kubernetes.submitInDriver",
            "spark-submit sets it in cluster mode, which is not how the driver starts"));
  }

  /** Returns what a job may set although k8spark writes it, and why. */
  private static Map<String, String> findUnreserved() {
    Map<String, String> reasons =
        new TreeMap<>(
            Map.of(
                "spark.executor.decommission.signal",
                "a default: an image may have a script that sends another",
                "spark.kubernetes.decommission.script",
                "a default: an image may have a script of its own",
                "spark.kubernetes.executor.terminationGracePeriodSeconds",
                "a default: large blocks take longer",
                "spark.storage.decommission.replicationReattemptInterval",
                "a default: a slow network may want a longer one",
                "spark.kubernetes.driver.connectionTimeout",
                "a default: who knows the network better waits shorter",
                "spark.kubernetes.driver.requestTimeout",
                "a default: who knows the network better waits shorter",
                "spark.sql.warehouse.dir",
                "a default: who has a folder that lasts names it",
                "spark.ui.enabled",
                "a default: who wants the page opens its port too"));
    for (SentPaths paths : SentPaths.values()) {
      reasons.put(paths.conf(), "from `main.%s`; SetOnce reports both".formatted(paths.key()));
    }
    return reasons;
  }

  /** Returns the properties that data becomes, which DataConfOnce looks for in a job. */
  private static Set<String> findConfOfData(Bundle bundle) {
    Set<String> conf = new TreeSet<>();
    bundle.source().job().hadoop().conf().keySet().forEach(key -> conf.add("spark.hadoop." + key));
    DataPlanner.plan(bundle.source())
        .values()
        .forEach(
            plan -> {
              conf.addAll(plan.conf().keySet());
              if (!plan.extensions().isEmpty()) {
                conf.add("spark.sql.extensions");
              }
            });
    return conf;
  }

  private static Names labels() {
    return new Names(
        "labels",
        ReservedLabel.ALL,
        collectWritten(bundle -> keys(bundle, ObjectMeta::getLabels), job -> job.labels().keySet()),
        Map.of(),
        Map.of("k8spark.dev/", "the prefix is ours; only annotations have it yet"));
  }

  private static Names annotations() {
    return new Names(
        "annotations",
        ReservedAnnotation.ALL,
        collectWritten(
            bundle -> keys(bundle, ObjectMeta::getAnnotations), job -> job.annotations().keySet()),
        Map.of(),
        Map.of());
  }

  private static Names variables() {
    return new Names(
        "variables",
        ReservedEnv.ALL,
        collectWritten(
            bundle ->
                containers(bundle)
                    .flatMap(container -> container.getEnv().stream())
                    .map(EnvVar::getName),
            ReservedNamesTest::findVariablesOfUser),
        findOpenVariables(),
        Map.of(
            "SPARK_CLASSPATH", "Spark's launcher reads it, which does not run",
            "SPARK_DRIVER_BIND_ADDRESS", "the entry point of Spark's own image reads it",
            "SPARK_LOCAL_IP", "it overrides the address that the pod has",
            "SPARK_PUBLIC_DNS", "it overrides the address that the pod has"));
  }

  private static Map<String, String> findOpenVariables() {
    Map<String, String> open = new TreeMap<>();
    open.put("SPARK_USER", "a default: the name under which Spark reads and writes");
    for (String name :
        List.of("AWS_REGION", "AWS_ROLE_SESSION_NAME", "AWS_STS_REGIONAL_ENDPOINTS")) {
      open.put(name, "a default of `identity`");
    }
    for (String name :
        List.of(
            "AWS_ROLE_ARN",
            "AWS_WEB_IDENTITY_TOKEN_FILE",
            "AZURE_AUTHORITY_HOST",
            "AZURE_CLIENT_ID",
            "AZURE_FEDERATED_TOKEN_FILE",
            "AZURE_TENANT_ID")) {
      open.put(name, "without `identity` it is the user's; with it, IdentityEffect reports it");
    }
    return open;
  }

  private static Names volumes() {
    String reason = "a job may lay another volume where the folder is";
    return new Names(
        "volumes",
        ReservedPodField.VOLUME,
        collectWritten(
            bundle ->
                pods(bundle)
                    .flatMap(pod -> pod.getSpec().getVolumes().stream())
                    .map(Volume::getName),
            job -> Set.of()),
        Map.of("spark-local-dir-1", reason, "tmp", reason, "work-dir", reason),
        Map.of());
  }

  private static Names containerNames() {
    return new Names(
        "names of containers",
        ReservedPodField.CONTAINER,
        collectWritten(
            bundle ->
                pods(bundle)
                    .flatMap(pod -> pod.getSpec().getInitContainers().stream())
                    .map(Container::getName),
            job -> Set.of()),
        Map.of(),
        Map.of());
  }

  private static Names mountPaths() {
    String ofUser = "the name is the user's own; SetOnce reports what covers it";
    return new Names(
        "mount paths",
        ReservedPodField.MOUNT_PATH,
        collectWritten(
            bundle ->
                containers(bundle)
                    .flatMap(container -> container.getVolumeMounts().stream())
                    .map(VolumeMount::getMountPath),
            ReservedNamesTest::findMountPathsOfUser),
        Map.of(
            "/app/hello.py", ofUser,
            "/app/tariffs.py", ofUser,
            "/app/prices.py", ofUser,
            "/app/rates.py", ofUser,
            "/app/tax.py", ofUser),
        Map.of());
  }

  private static Names podFields() {
    String names = "ours are added; each name of ours is reserved";
    String user = "ours is a default: LoginName keeps what a template says";
    return new Names(
        "fields of pods",
        ReservedPodField.POD,
        collectWritten(
            bundle ->
                pods(bundle)
                    .flatMap(ReservedNamesTest::findPaths)
                    .filter(path -> path.startsWith("metadata.") || path.startsWith("spec.")),
            job -> Set.of()),
        Map.of(
            "metadata.annotations", names,
            "metadata.labels", names,
            "spec.containers", "the Spark container is merged with its namesake beside sidecars",
            "spec.initContainers", "ours is added; its name is reserved",
            "spec.securityContext.fsGroup", user,
            "spec.securityContext.runAsGroup", user,
            "spec.securityContext.runAsUser", user,
            "spec.terminationGracePeriodSeconds",
                "ours is the least for a driver; for executors it is reserved, as EXECUTOR_POD",
            "spec.volumes", names),
        Map.of("metadata.generateName", "the Job, or Spark, names the pod"));
  }

  private static Names containerFields() {
    return new Names(
        "fields of Spark containers",
        ReservedPodField.SPARK_CONTAINER,
        collectWritten(
            bundle -> containers(bundle).flatMap(ReservedNamesTest::findPaths), job -> Set.of()),
        Map.of(
            "env", "ours are added; each name of ours is reserved",
            "lifecycle.preStop.exec.command",
                "Spark replaces it where executors hand over their blocks, and only there",
            "name", "by it a template's container is known to be Spark's",
            "ports", "ours are added",
            "resizePolicy", "Spark's are added",
            "volumeMounts", "ours are added; each path of ours is reserved"),
        Map.of(
            "restartPolicy", "a container that starts again is a sidecar",
            "terminationMessagePath", "the default is what the runtime writes to"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void whatK8sparkWritesIsReserved(Names names) {
    assertThat(names.written())
        .filteredOn(name -> names.reserved().stream().noneMatch(entry -> covers(entry, name)))
        .containsExactlyInAnyOrderElementsOf(names.open().keySet());
  }

  @Test
  void whatAJobMayRepeatStandsThereAnyway() {
    for (Bundle bundle : BUNDLES) {
      for (ReservedName name : ReservedConf.ALL) {
        if (name.harmless() != null && bundle.sparkConf().containsKey(name.name())) {
          assertThat(bundle.sparkConf()).containsEntry(name.name(), name.harmless());
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void whatIsReservedForK8sparkItWrites(Names names) {
    assertThat(names.reserved())
        .filteredOn(entry -> entry.reason().equals(SET_BY_K8SPARK))
        .filteredOn(entry -> names.written().stream().noneMatch(name -> covers(entry, name)))
        .extracting(ReservedName::name)
        .containsExactlyInAnyOrderElementsOf(names.unwritten().keySet());
  }

  @Test
  void everyKeyThatIsNamedInsteadIsAKeyOfJobs() {
    Set<String> keys =
        Arrays.stream(SparkJob.class.getRecordComponents())
            .map(RecordComponent::getName)
            .collect(Collectors.toSet());
    assertThat(names().flatMap(names -> names.reserved().stream()))
        .map(ReservedName::instead)
        .filteredOn(Objects::nonNull)
        .map(key -> key.replace("ROLE", "driver").split("\\.", -1)[0])
        .isSubsetOf(keys);
  }

  private static Set<String> collectWritten(
      Function<Bundle, Stream<String>> names, Function<SparkJob, Set<String>> ofUser) {
    return BUNDLES.stream()
        .flatMap(
            bundle ->
                names.apply(bundle).filter(not(ofUser.apply(bundle.source().job())::contains)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<Pod> pods(Bundle bundle) {
    return Stream.of(bundle.driver(), bundle.request());
  }

  private static Stream<String> keys(Bundle bundle, Function<ObjectMeta, Map<String, String>> map) {
    return pods(bundle).flatMap(pod -> map.apply(pod.getMetadata()).keySet().stream());
  }

  private static Stream<Container> containers(Bundle bundle) {
    return pods(bundle).map(pod -> pod.getSpec().getContainers().getFirst());
  }

  private static Set<String> findVariablesOfUser(SparkJob job) {
    return Stream.concat(
            job.env().keySet().stream(),
            job.secrets().values().stream().flatMap(secret -> secret.env().keySet().stream()))
        .collect(Collectors.toSet());
  }

  private static Set<String> findMountPathsOfUser(SparkJob job) {
    return job.secrets().values().stream()
        .map(SecretUse::mountPath)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private static Stream<String> findPaths(KubernetesResource object) {
    return findPaths("", ManifestTree.toTree(object));
  }

  /**
   * Returns the paths of what is no mapping, with dots between keys; labels and the like as one.
   */
  private static Stream<String> findPaths(String path, Object value) {
    return value instanceof Map<?, ?> map && !path.matches("metadata\\.(labels|annotations)")
        ? map.entrySet().stream()
            .flatMap(
                entry ->
                    findPaths(
                        path + (path.isEmpty() ? "" : ".") + entry.getKey(), entry.getValue()))
        : Stream.of(path);
  }

  /** Returns whether an entry stands for a name, or for a field above it. */
  private static boolean covers(ReservedName entry, String name) {
    return ReservedName.find(List.of(entry), name).isPresent()
        || name.startsWith(entry.name() + ".");
  }
}
