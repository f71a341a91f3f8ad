package dev.k8spark.rehearsal.agent.kubelet;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceFieldSelector;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the downward API says of a pod.
 *
 * @param ip the pod's address
 * @param node the name of this machine as a node
 */
record DownwardFields(Pod pod, String ip, String node) {
  private static final Pattern KEYED =
      Pattern.compile("metadata\\.(labels|annotations)\\['(.+)'\\]");

  /** The value of a field such as {@code metadata.name}; empty for one that is not set. */
  String field(String path) {
    ObjectMeta metadata = pod.getMetadata();
    Matcher keyed = KEYED.matcher(path);
    if (keyed.matches()) {
      Map<String, String> map =
          keyed.group(1).equals("labels") ? metadata.getLabels() : metadata.getAnnotations();
      return orEmpty(map == null ? null : map.get(keyed.group(2)));
    }
    return switch (path) {
      case "metadata.name" -> metadata.getName();
      case "metadata.namespace" -> metadata.getNamespace();
      case "metadata.uid" -> orEmpty(metadata.getUid());
      case "metadata.labels" -> lines(metadata.getLabels());
      case "metadata.annotations" -> lines(metadata.getAnnotations());
      case "spec.nodeName" -> node;
      case "spec.serviceAccountName" -> orEmpty(pod.getSpec().getServiceAccountName());
      case "status.podIP", "status.podIPs" -> ip;
      case "status.hostIP", "status.hostIPs" -> "127.0.0.1";
      default -> "";
    };
  }

  /** A request or limit of a container, divided and rounded up as Kubernetes does it. */
  static String resource(ResourceFieldSelector selector, Container container) {
    String[] path = selector.getResource().split("\\.", 2);
    Map<String, Quantity> amounts =
        path[0].equals("requests")
            ? container.getResources().getRequests()
            : container.getResources().getLimits();
    @Nullable Quantity amount = amounts == null ? null : amounts.get(path[1]);
    if (amount == null) {
      return "0";
    }
    @Nullable Quantity divisor = selector.getDivisor();
    BigDecimal by = divisor == null ? BigDecimal.ONE : Quantity.getAmountInBytes(divisor);
    BigDecimal unit = by.signum() == 0 ? BigDecimal.ONE : by;
    return Quantity.getAmountInBytes(amount).divide(unit, 0, RoundingMode.CEILING).toPlainString();
  }

  private static String lines(@Nullable Map<String, String> map) {
    StringBuilder lines = new StringBuilder();
    if (map != null) {
      map.forEach((key, value) -> lines.append(key).append("=\"").append(value).append("\"\n"));
    }
    return lines.toString();
  }

  private static String orEmpty(@Nullable String text) {
    return Objects.requireNonNullElse(text, "");
  }
}
