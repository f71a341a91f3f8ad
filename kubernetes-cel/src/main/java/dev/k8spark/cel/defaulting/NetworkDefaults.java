package dev.k8spark.cel.defaulting;

import java.util.List;

/** What the API server fills in where a NetworkPolicy or a Service says nothing. */
final class NetworkDefaults {

  private NetworkDefaults() {}

  static void applyToPolicy(ObjectFields spec) {
    spec.putDefault(
        "policyTypes", spec.has("egress") ? List.of("Ingress", "Egress") : List.of("Ingress"));
    for (String direction : List.of("ingress", "egress")) {
      spec.updateEach(
          direction, rule -> rule.updateEach("ports", port -> port.putDefault("protocol", "TCP")));
    }
  }

  static void applyToService(ObjectFields spec) {
    spec.putDefault("type", "ClusterIP")
        .putDefault("sessionAffinity", "None")
        .putDefault("internalTrafficPolicy", "Cluster");
    spec.updateEach(
        "ports",
        port -> {
          port.putDefault("protocol", "TCP");
          Object number = port.fields().get("port");
          if (number != null) {
            port.putDefault("targetPort", number);
          }
        });
  }
}
