package dev.k8spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.Samples.Run;
import dev.k8spark.emit.JobManifests;
import dev.k8spark.job.CompileOptions;
import dev.k8spark.lower.Bundle;
import dev.k8spark.provenance.Cause;
import dev.k8spark.provenance.CauseTracer;
import dev.k8spark.provenance.ManifestLeaf;
import dev.k8spark.provenance.Provenance;
import dev.k8spark.source.Node;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every leaf of what the samples become can be traced to what caused it. */
class ProvenanceTest {

  private static final CauseTracer TRACER = new CauseTracer();

  private static final Map<String, Provenance> TRACED = new ConcurrentHashMap<>();

  private static final String JOB = "Job/driver.spec.template.spec.";

  private static final String DRIVER = JOB + "containers.spark-kubernetes-driver.";

  private static final String EXECUTOR = "Pod/executor.spec.containers.spark-kubernetes-executor.";

  /** What a sample says in vain: the pod's memory and CPU are given by other keys beside them. */
  private static final Set<String> OVERRULED =
      Set.of("driver.memoryOverheadFactor", "driver.cores");

  /**
   * What only findings tell of where the store decides: AccessByStore, and the lists of a policy.
   */
  private static final Pattern FINDINGS_ONLY = Pattern.compile("data\\.[a-z]+\\.access");

  @ParameterizedTest
  @MethodSource("samples")
  void everyLeafHasACause(Run run) {
    Provenance provenance = traced(run);
    assertThat(provenance.leaves()).isNotEmpty();
    assertThat(provenance.unexplained()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void everyPathLeadsToOneLeaf(Run run) {
    assertThat(traced(run).leaves()).extracting(ManifestLeaf::path).doesNotHaveDuplicates();
  }

  /** Else probing overlooks an effect. */
  @ParameterizedTest
  @MethodSource("samples")
  void everyValueOfTheFileCausesALeaf(Run run) {
    SourceFile file = Samples.open(run.file());
    List<String> causing =
        traced(run).leaves().stream()
            .flatMap(leaf -> written(leaf).map(cause -> cause.path().toString()))
            .toList();
    List<String> said = new ArrayList<>(texts("", bundle(run).source().tree(), file));
    assertThat(said).isNotEmpty();
    said.removeAll(OVERRULED);
    said.removeIf(FINDINGS_ONLY.asMatchPredicate());
    assertThat(causing).containsAll(said);
  }

  @Test
  void memoryIsCausedByHeapAndFactor() {
    assertThat(causes("pi-python", null, DRIVER + "resources.limits.memory"))
        .containsExactly(
            "driver.memory: k8spark:defaults `1g`",
            "driver.memoryOverheadFactor: k8spark:python `0.4`",
            "DriverSize");
  }

  @Test
  void memoryIsCausedByHeapAndOverheadWhereOneIsGiven() {
    assertThat(causes("environments", "dev", DRIVER + "resources.limits.memory"))
        .containsExactly(
            "driver.memory: samples/environments.conf `2g` over k8spark:defaults `1g`",
            "driver.memoryOverhead: samples/environments.conf `1g`",
            "DriverSize");
  }

  @Test
  void sparkSizesExecutorsByGivenOverhead() {
    assertThat(causes("wordcount-python", null, EXECUTOR + "resources.limits.memory"))
        .containsExactly(
            "executor.memory: samples/wordcount-python.conf `512m` over k8spark:defaults `1g`",
            "executor.memoryOverhead: samples/wordcount-python.conf `512m`",
            "ExecutorRequest");
  }

  @Test
  void imageIsCausedByItsLine() {
    assertThat(causes("pi-jvm", null, DRIVER + "image"))
        .containsExactly(
            "image: samples/pi-jvm.conf `\"localhost/k8spark-samples:0.1.0\"`", "ContainerImages");
  }

  @Test
  void environmentBeatsTheFileAndTheFileTheDefault() {
    assertThat(causes("environments", "dev", "spark.properties.spark.executor.instances"))
        .containsExactly(
            "executor.instances: samples/environments.conf `1`"
                + " over samples/environments.conf `4` over k8spark:defaults `1`",
            "ExecutorCount");
  }

  @Test
  void factOfTheClusterOpensTheWayToTheApiServer() {
    assertThat(causes("pi-jvm", null, "NetworkPolicy/driver.spec.egress.2.ports.1.port"))
        .containsExactly(
            "cluster.apiServer: samples/k8spark-policy.conf `ports-only`", "NetworkPolicies");
  }

  @Test
  void eachAddressOfTheApiServerCausesItsOwnRule() {
    SourceFile policy =
        new SourceFile(
            "policy.conf", null, "cluster.apiServer = [\"10.0.0.1:6443\", \"10.0.0.2:6444\"]");
    Bundle bundle =
        Objects.requireNonNull(
            new Compiler(policy)
                .compile(
                    Samples.open(run("pi-jvm", null).file()),
                    new CompileOptions(null, new TreeMap<>(), null))
                .map(JobManifests::bundle)
                .value());
    Provenance provenance = TRACER.trace(bundle);
    assertThat(causes(provenance, "NetworkPolicy/driver.spec.egress.3.to.0.ipBlock.cidr"))
        .containsExactly("cluster.apiServer.1: policy.conf `\"10.0.0.2:6444\"`", "NetworkPolicies");
    assertThat(causes(provenance, "NetworkPolicy/driver.spec.egress.3.ports.0.port"))
        .containsExactly("cluster.apiServer.1: policy.conf `\"10.0.0.2:6444\"`", "NetworkPolicies");
  }

  @Test
  void constantBelongsToTheStepThatWroteIt() {
    assertThat(causes("pi-jvm", null, "Job/driver.spec.parallelism")).containsExactly("OneDriver");
    assertThat(causes("pi-jvm", null, DRIVER + "env.K8SPARK_POD_IP.name"))
        .containsExactly("DriverIdentity");
    assertThat(causes("pi-jvm", null, "Job/driver.kind")).containsExactly("BundleAssembly");
  }

  @Test
  void keyThatSomebodyChoseIsACause() {
    assertThat(causes("wordcount-python", null, DRIVER + "env.TZ.name"))
        .containsExactly("env.TZ: samples/wordcount-python.conf `UTC`", "ContainerEnvironment");
  }

  @Test
  void constantThatHangsOnAValueIsCausedByIt() {
    assertThat(causes("secrets", null, DRIVER + "volumeMounts./etc/partner.readOnly"))
        .containsExactly(
            "secrets.partner-tls.mountPath: samples/secrets.conf `/etc/partner`", "Secrets");
  }

  @Test
  void nameOfTheJobIsCausedByItsNameAndByTheWholeJob() {
    assertThat(causes("pi-jvm", null, "Job/driver.metadata.name"))
        .containsExactly("name: samples/pi-jvm.conf `pi-jvm`", "the whole job", "BundleAssembly");
  }

  @Test
  void hashIsCausedByWhatItCovers() {
    assertThat(causes("pi-jvm", null, DRIVER + "env.K8SPARK_CONF_SHA256.value"))
        .containsExactly("leaves of spark.properties", "BundleAssembly");
    assertThat(causes("pi-jvm", null, DRIVER + "env.K8SPARK_TEMPLATE_SHA256.value"))
        .containsExactly("leaves of Pod/executor", "BundleAssembly");
  }

  @Test
  void endOfAPathIsEnoughToFindALeaf() {
    Provenance provenance = traced(run("pi-jvm", null));
    assertThat(provenance.find("limits.memory"))
        .extracting(leaf -> leaf.path().toString())
        .containsExactly(DRIVER + "resources.limits.memory", EXECUTOR + "resources.limits.memory");
    assertThat(provenance.find("mits.memory")).isEmpty();
  }

  @Test
  void leafThatLoweringDidNotMakeHasNoCause() {
    Bundle bundle = bundle(run("pi-jvm", null));
    HasMetadata stranger =
        new ConfigMapBuilder().withNewMetadata().withName("stranger").endMetadata().build();
    SortedMap<String, String> conf = new TreeMap<>(bundle.sparkConf());
    conf.put("spark.port.maxRetries", "16");
    Bundle changed =
        new Bundle(
            bundle.source(),
            bundle.driver(),
            bundle.executor(),
            bundle.request(),
            conf,
            Stream.concat(bundle.objects().stream(), Stream.of(stranger)).toList());
    assertThat(TRACER.trace(changed).unexplained())
        .extracting(leaf -> leaf.path().toString())
        .contains("ConfigMap/stranger.metadata.name", "spark.properties.spark.port.maxRetries")
        .noneMatch(path -> path.startsWith("Job/driver"));
  }

  static List<Run> samples() {
    return Samples.valid();
  }

  private static List<String> causes(String sample, @Nullable String environment, String path) {
    return causes(traced(run(sample, environment)), path);
  }

  private static List<String> causes(Provenance provenance, String path) {
    List<ManifestLeaf> found = provenance.find(path);
    assertThat(found).as(path).hasSize(1);
    return found.getFirst().causes().stream().map(ProvenanceTest::told).toList();
  }

  private static String told(Cause cause) {
    return switch (cause) {
      case Cause.Written written ->
          written.path()
              + ": "
              + String.join(
                  " over ", written.chain().stream().map(node -> place(node.span())).toList());
      case Cause.Identity() -> "the whole job";
      case Cause.Parts(var root) -> "leaves of " + root;
      case Cause.Step(var name) -> name;
    };
  }

  /** Without line and column, which move when a sample grows. */
  private static String place(Span span) {
    return span.file().name() + " `" + span.text() + "`";
  }

  private static Stream<Cause.Written> written(ManifestLeaf leaf) {
    return leaf.causes().stream()
        .flatMap(cause -> cause instanceof Cause.Written written ? Stream.of(written) : null);
  }

  /** The paths of all scalars that stand in one file. */
  private static List<String> texts(String path, Node node, SourceFile file) {
    return switch (node) {
      case Node.Text text -> text.span().file().equals(file) ? List.of(path) : List.of();
      case Node.Mapping mapping ->
          mapping.entries().entrySet().stream()
              .flatMap(e -> texts(appendKey(path, e.getKey()), e.getValue().value(), file).stream())
              .toList();
      case Node.Sequence list ->
          Stream.iterate(0, i -> i < list.items().size(), i -> i + 1)
              .flatMap(i -> texts(appendKey(path, "" + i), list.items().get(i), file).stream())
              .toList();
      case Node.Null _, Node.Invalid _ -> List.of();
    };
  }

  private static String appendKey(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private static Run run(String sample, @Nullable String environment) {
    return new Run(Samples.FOLDER.resolve(sample + ".conf"), environment);
  }

  private static Provenance traced(Run run) {
    return TRACED.computeIfAbsent(run.toString(), _ -> TRACER.trace(bundle(run)));
  }

  private static Bundle bundle(Run run) {
    return Objects.requireNonNull(run.compile().value());
  }
}
