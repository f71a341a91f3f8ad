package dev.k8spark.runtime.driver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.runtime.contract.ContainerPaths;
import dev.k8spark.runtime.contract.PodContract;
import dev.k8spark.runtime.pod.PodEnvironment;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PodIdentityTest {
  private static final ContainerPaths PLACES = ContainerPaths.ofContainer();

  @Test
  void sparkLearnsWhoAndWhereTheDriverIs() {
    assertThat(pod("orders-1a2b3c-x7k2p", "10.88.0.5", "10.96.0.1").conf(PLACES))
        .containsEntry("spark.master", "k8s://https://10.96.0.1:443")
        .containsEntry("spark.submit.deployMode", "client")
        .containsEntry("spark.driver.host", "10.88.0.5")
        .containsEntry("spark.driver.bindAddress", "10.88.0.5")
        .containsEntry("spark.kubernetes.namespace", "analytics")
        .containsEntry("spark.kubernetes.driver.pod.name", "orders-1a2b3c-x7k2p")
        .containsEntry("spark.app.id", "orders-1a2b3c-x7k2p")
        .containsEntry("spark.kubernetes.executor.podNamePrefix", "orders-1a2b3c-x7k2p");
  }

  @Test
  void whatIsSetIsWhatJobsMayNotSay() {
    assertThat(pod("orders", "10.88.0.5", "10.96.0.1").conf(PLACES).keySet())
        .isEqualTo(PodContract.CONF_SET_AT_START);
  }

  @Test
  void anAddressOfSixthVersionHasBracketsInUrlsOnly() {
    PodIdentity pod = pod("orders", "fd00::5", "fd00::1");
    assertThat(pod.isIpv6()).isTrue();
    assertThat(pod.conf(PLACES))
        .containsEntry("spark.driver.host", "[fd00::5]")
        .containsEntry("spark.driver.bindAddress", "fd00::5")
        .containsEntry("spark.master", "k8s://https://[fd00::1]:443");
  }

  @Test
  void aNameTooLongForALabelKeepsItsHeadAndStaysDistinct() {
    String first = PodIdentity.label("a".repeat(49) + ".-" + "b".repeat(40));
    String second = PodIdentity.label("a".repeat(49) + ".-" + "b".repeat(41));
    assertThat(first).hasSizeLessThanOrEqualTo(63).matches("a{49}-[0-9a-f]{12}");
    assertThat(first).isNotEqualTo(second);
    assertThat(PodIdentity.label("a".repeat(63))).isEqualTo("a".repeat(63));
  }

  private static PodIdentity pod(String name, String ip, String apiServer) {
    Map<String, String> variables = new HashMap<>();
    variables.put(PodContract.POD_NAME, name);
    variables.put(PodContract.POD_IP, ip);
    variables.put(PodContract.NAMESPACE, "analytics");
    variables.put("KUBERNETES_SERVICE_HOST", apiServer);
    variables.put("KUBERNETES_SERVICE_PORT", "443");
    return PodIdentity.of(new PodEnvironment(variables));
  }
}
