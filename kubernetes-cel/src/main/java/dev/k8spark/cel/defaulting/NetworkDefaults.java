package dev.k8spark.cel.defaulting;

import java.util.List;

/** What the API server fills in where a NetworkPolicy or a Service says nothing. */
final class NetworkDefaults {

  private NetworkDefaults() {}

  static void ofPolicy(Tree spec) {
    spec.orElse(
        "policyTypes", spec.has("egress") ? List.of("Ingress", "Egress") : List.of("Ingress"));
    for (String direction : List.of("ingress", "egress")) {
      spec.each(direction, rule -> rule.each("ports", port -> port.orElse("protocol", "TCP")));
    }
  }

  static void ofService(Tree spec) {
    spec.orElse("type", "ClusterIP")
        .orElse("sessionAffinity", "None")
        .orElse("internalTrafficPolicy", "Cluster");
    spec.each(
        "ports",
        port -> {
          port.orElse("protocol", "TCP");
          Object number = port.fields().get("port");
          if (number != null) {
            port.orElse("targetPort", number);
          }
        });
  }
}
