package dev.k8spark.runtime.driver;

import dev.k8spark.runtime.contract.ContainerPaths;
import dev.k8spark.runtime.contract.PodContract;
import dev.k8spark.runtime.contract.Sha256;
import dev.k8spark.runtime.pod.PodEnvironment;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Who and where this driver is. Application id and executor names come from the pod's name, so that
 * two attempts of one Job never take each other's executors for their own.
 *
 * @param ip as Kubernetes writes it: an IPv6 address has no brackets
 * @param master the API server's address, as a URL
 */
record PodIdentity(String name, String namespace, String ip, String master) {
  private static final int MAX_LABEL = 63;
  private static final int HASH = 12;

  static PodIdentity of(PodEnvironment environment) {
    return new PodIdentity(
        environment.require(PodContract.POD_NAME),
        environment.require(PodContract.NAMESPACE),
        environment.require(PodContract.POD_IP),
        "k8s://https://"
            + bracketed(environment.require("KUBERNETES_SERVICE_HOST"))
            + ":"
            + environment.require("KUBERNETES_SERVICE_PORT"));
  }

  boolean isIpv6() {
    return ip.contains(":");
  }

  SortedMap<String, String> conf(ContainerPaths places) {
    return new TreeMap<>(
        Map.of(
            "spark.app.id",
            label(name),
            "spark.driver.bindAddress",
            ip,
            "spark.driver.host",
            bracketed(ip),
            "spark.kubernetes.driver.pod.name",
            name,
            "spark.kubernetes.executor.podNamePrefix",
            label(name),
            "spark.kubernetes.executor.podTemplateContainerName",
            PodContract.EXECUTOR_CONTAINER,
            "spark.kubernetes.executor.podTemplateFile",
            places.locate(PodContract.TEMPLATE_FILE).toString(),
            "spark.kubernetes.namespace",
            namespace,
            "spark.master",
            master,
            "spark.submit.deployMode",
            "client"));
  }

  /** A pod's name may be longer than a label's value; then a hash keeps it apart from others. */
  static String label(String name) {
    if (name.length() <= MAX_LABEL) {
      return name;
    }
    String hash = Sha256.hash(name).substring(0, HASH);
    String head = name.substring(0, MAX_LABEL - HASH - 1).replaceAll("[.-]+$", "");
    return head + "-" + hash;
  }

  private static String bracketed(String host) {
    return host.contains(":") ? "[" + host + "]" : host;
  }
}
