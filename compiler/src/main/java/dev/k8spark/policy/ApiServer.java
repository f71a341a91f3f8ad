package dev.k8spark.policy;

import java.util.List;

/** Where pods reach the Kubernetes API server, as a network policy can say it. */
public sealed interface ApiServer {

  /** Nobody said: its usual ports to anywhere, and the compiler says so. */
  record Unknown() implements ApiServer {}

  /** Its usual ports to anywhere, on purpose. */
  record PortsOnly() implements ApiServer {}

  /** Exactly these addresses. */
  record Endpoints(List<Endpoint> endpoints) implements ApiServer {
    public Endpoints {
      endpoints = List.copyOf(endpoints);
    }
  }

  /**
   * An IP address and port behind the API server's Service.
   *
   * @param address IPv4 or IPv6, without brackets
   */
  record Endpoint(String address, int port) {}
}
