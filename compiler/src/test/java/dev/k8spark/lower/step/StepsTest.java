package dev.k8spark.lower.step;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.job.CpuResources;
import dev.k8spark.job.DriverSettings;
import dev.k8spark.job.ExecutorSettings;
import dev.k8spark.job.InstanceCount;
import dev.k8spark.job.MainProgram;
import dev.k8spark.job.SecretUse;
import dev.k8spark.lower.Bundle;
import dev.k8spark.lower.Changed;
import dev.k8spark.lower.Jobs;
import dev.k8spark.policy.ApiServer;
import dev.k8spark.quantity.CpuAmount;
import dev.k8spark.runtime.contract.PodContract;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectFieldSelector;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.rbac.Role;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StepsTest {

  @Test
  void javaRunsWithoutAShell() {
    assertThat(container(Jobs.jvm().bundle().driver()).getCommand())
        .containsExactly(
            "java",
            "@/opt/k8spark/driver.args",
            "-Xmx1024m",
            "-XX:ActiveProcessorCount=1",
            "-XX:+ExitOnOutOfMemoryError",
            "dev.k8spark.runtime.Main");
    assertThat(container(Jobs.jvm().bundle().driver()).getArgs())
        .containsExactly("driver", "--class", "org.example.Pi", "local:///app/pi.jar", "100");
    assertThat(container(Jobs.jvm().bundle().executor()).getArgs()).isEmpty();
  }

  @Test
  void pythonHasAReaperBeforeJavaInBothRoles() {
    Bundle bundle = Jobs.python().bundle();
    assertThat(container(bundle.driver()).getCommand()).startsWith("tini", "--", "java");
    assertThat(container(bundle.executor()).getCommand()).startsWith("tini", "--", "java");
  }

  @Test
  void withACpuLimitTheJvmCountsForItself() {
    CpuResources limited = new CpuResources(null, CpuAmount.parse("2"));
    DriverSettings driver = Changed.with(Jobs.driver(0.1, null), "cpu", limited);
    Container container = container(Jobs.jvm().with(driver).bundle().driver());
    assertThat(container.getCommand()).noneMatch(word -> word.contains("ActiveProcessorCount"));
    assertThat(container.getResources().getLimits().get("cpu")).hasToString("2");
    assertThat(container.getResources().getRequests().get("cpu")).hasToString("1");
  }

  @Test
  void aClassPathStandsBeforeThatOfTheArgumentFile() {
    List<String> entries = List.of("/app/conf", "/app/$(x)/*");
    Bundle bundle = Jobs.jvm().withClassPath(entries).bundle();
    for (Pod pod : List.of(bundle.driver(), bundle.executor())) {
      assertThat(container(pod).getCommand())
          .containsSubsequence(
              "-cp",
              "/app/conf:/app/$$(x)/*:/opt/spark/conf:/opt/k8spark/k8spark-runtime.jar:/opt/spark/jars/*",
              PodContract.MAIN_CLASS);
    }
    assertThat(container(Jobs.jvm().bundle().driver()).getCommand()).doesNotContain("-cp");
  }

  @Test
  void userTextIsNotExpanded() {
    Bundle bundle =
        Jobs.jvm()
            .running(
                new MainProgram.Jvm(
                    "local:///a.jar", "A", List.of(), List.of(), List.of(), List.of("$(HOME)")))
            .withEnv(Map.of("PROMPT", "$(PS1)"))
            .bundle();
    assertThat(container(bundle.driver()).getArgs()).last().isEqualTo("$$(HOME)");
    assertThat(variable(bundle.executor(), "PROMPT").getValue()).isEqualTo("$$(PS1)");
  }

  @Test
  void secretsReachThePodsByReference() {
    SecretUse use =
        new SecretUse(
            new TreeMap<>(Map.of("API_KEY", "token")),
            new TreeMap<>(Map.of("spark.hadoop.fs.s3a.secret.key", "s3")),
            "/etc/partner");
    Bundle bundle = Jobs.jvm().withSecrets(Map.of("partner", use)).bundle();
    assertThat(secret(bundle.executor(), "API_KEY")).isEqualTo("partner/token");
    assertThat(secret(bundle.driver(), "K8SPARK_SECRET_CONF_0")).isEqualTo("partner/s3");
    assertThat(bundle.sparkConf())
        .containsEntry("k8spark.secret.K8SPARK_SECRET_CONF_0", "spark.hadoop.fs.s3a.secret.key");
    assertThat(container(bundle.executor()).getVolumeMounts())
        .anySatisfy(
            mount -> {
              assertThat(mount.getMountPath()).isEqualTo("/etc/partner");
              assertThat(mount.getReadOnly()).isTrue();
            });
  }

  @Test
  void givenAccountReplacesOursAndTheirRights() {
    Bundle bundle = Jobs.jvm().as("etl").bundle();
    assertThat(bundle.objects())
        .extracting(HasMetadata::getKind)
        .containsExactly("NetworkPolicy", "NetworkPolicy", "Job");
    assertThat(List.of(bundle.driver(), bundle.executor()))
        .extracting(pod -> pod.getSpec().getServiceAccountName())
        .containsOnly("etl");
    assertThat(bundle.driver().getSpec().getAutomountServiceAccountToken()).isTrue();
    assertThat(bundle.executor().getSpec().getAutomountServiceAccountToken()).isFalse();
  }

  @Test
  void driverMayTouchPodsOnly() {
    assertThat(role(Jobs.jvm()).getRules())
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.getResources()).containsExactly("pods");
              assertThat(rule.getVerbs())
                  .containsExactly("create", "delete", "deletecollection", "get", "list", "watch");
            });
  }

  @Test
  void pluginsOfSparkBringTheirRights() {
    String packageName = "org.apache.spark.scheduler.cluster.k8s.";
    Jobs memory =
        Jobs.jvm()
            .withConf(Map.of("spark.plugins", "a.B, " + packageName + "ExecutorResizePlugin"));
    Jobs claims =
        Jobs.jvm().withConf(Map.of("spark.plugins", packageName + "ExecutorPVCResizePlugin"));

    assertThat(listRights(memory))
        .containsExactly(
            "/pods create,delete,deletecollection,get,list,watch",
            "/pods/resize patch",
            "metrics.k8s.io/pods get");
    assertThat(listRights(claims))
        .containsExactly(
            "/persistentvolumeclaims get,patch",
            "/pods create,delete,deletecollection,get,list,watch");
  }

  private static List<String> listRights(Jobs job) {
    return role(job).getRules().stream()
        .map(
            rule ->
                String.join(",", rule.getApiGroups())
                    + "/"
                    + String.join(",", rule.getResources())
                    + " "
                    + String.join(",", rule.getVerbs()))
        .toList();
  }

  @Test
  void settingThatLabelsPodsBringsItsRight() {
    Jobs job =
        Jobs.jvm().withConf(Map.of("spark.kubernetes.executor.deleteOnTermination", "false"));
    assertThat(role(job).getRules().getFirst().getVerbs()).contains("patch");
  }

  @Test
  void knownApiServerIsTheOnlyAddress() {
    assertThat(driverEgress(Jobs.jvm()))
        .filteredOn(rule -> rule.getTo().stream().anyMatch(peer -> peer.getIpBlock() != null))
        .extracting(rule -> rule.getTo().getFirst().getIpBlock().getCidr())
        .containsExactly("10.88.0.1/32", "fd00::1/128");
  }

  @Test
  void unknownApiServerOpensItsPortsToAnywhere() {
    assertThat(driverEgress(Jobs.jvm().reaching(new ApiServer.PortsOnly())))
        .filteredOn(rule -> rule.getTo().isEmpty())
        .singleElement()
        .satisfies(rule -> assertThat(rule.getPorts()).hasSize(2));
  }

  @Test
  void fieldsOfThePodHaveTheVersionThatKubernetesWouldFillIn() {
    assertThat(
            variable(Jobs.jvm().bundle().driver(), "K8SPARK_POD_IP").getValueFrom().getFieldRef())
        .isEqualTo(new ObjectFieldSelector("v1", "status.podIP"));
  }

  @Test
  void boundsOfExecutorsAreSparksDynamicAllocation() {
    InstanceCount bounds = new InstanceCount.Between(0, 20, 5);
    assertThat(allocation(bounds))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "spark.dynamicAllocation.enabled", "true",
                "spark.dynamicAllocation.minExecutors", "0",
                "spark.dynamicAllocation.initialExecutors", "5",
                "spark.dynamicAllocation.maxExecutors", "20",
                "spark.dynamicAllocation.shuffleTracking.enabled", "true"));
  }

  @Test
  void withoutAnotherNumberAJobStartsWithTheLeast() {
    assertThat(allocation(new InstanceCount.Between(2, 20, null)))
        .containsEntry("spark.dynamicAllocation.initialExecutors", "2");
  }

  @Test
  void fixedNumberOfExecutorsIsNoDynamicAllocation() {
    assertThat(allocation(new InstanceCount.Fixed(3)))
        .containsExactly(Map.entry("spark.executor.instances", "3"));
  }

  @Test
  void userConfStandsBesideOurs() {
    Bundle bundle = Jobs.python().withConf(Map.of("spark.ui.enabled", "true")).bundle();
    assertThat(bundle.sparkConf())
        .containsEntry("spark.ui.enabled", "true")
        .containsEntry("spark.kubernetes.resource.type", "python")
        .containsEntry("spark.executor.memoryOverheadFactor", "0.4");
  }

  /** What the configuration says of the number of executors. */
  private static Map<String, String> allocation(InstanceCount instances) {
    ExecutorSettings executor =
        Changed.with(Jobs.executor("1g", 0.1, null), "instances", instances);
    Map<String, String> conf = new TreeMap<>(Jobs.jvm().with(executor).bundle().sparkConf());
    conf.keySet()
        .removeIf(
            key ->
                !key.startsWith("spark.dynamicAllocation.")
                    && !key.equals("spark.executor.instances"));
    return conf;
  }

  private static Container container(Pod pod) {
    return pod.getSpec().getContainers().getFirst();
  }

  private static EnvVar variable(Pod pod, String name) {
    return container(pod).getEnv().stream()
        .filter(variable -> name.equals(variable.getName()))
        .findFirst()
        .orElseThrow();
  }

  private static String secret(Pod pod, String name) {
    var reference = variable(pod, name).getValueFrom().getSecretKeyRef();
    return reference.getName() + "/" + reference.getKey();
  }

  private static Role role(Jobs job) {
    return (Role) job.bundle().objects().get(2);
  }

  private static List<NetworkPolicyEgressRule> driverEgress(Jobs job) {
    return ((NetworkPolicy) job.bundle().objects().get(4)).getSpec().getEgress();
  }
}
