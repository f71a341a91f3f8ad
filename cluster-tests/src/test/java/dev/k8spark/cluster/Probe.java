package dev.k8spark.cluster;

import java.util.List;

/** Tries, from inside a pod of the tests' image, to reach an address. */
final class Probe {
  static final String PYTHON = "/opt/python/bin/python3";

  /** Ports on which a probe's own pod answers. */
  static final int PORT = 8080;

  /** The port of API servers, which jobs may reach there only. */
  static final int API_PORT = 6443;

  /** The ports of stores; a probe answers there too, so that a job may be kept from it. */
  static final List<Integer> STORE_PORTS = List.of(S3Server.PORT, ShopDatabase.PORT);

  private static final int PATIENT = 30;
  private static final int BRIEF = 5;

  /** Tries until it is connected or the seconds are over. */
  private static final String CONNECT =
      """
      import socket, sys, time
      end = time.monotonic() + float(sys.argv[3])
      while time.monotonic() < end:
        try:
          socket.create_connection((sys.argv[1], int(sys.argv[2])), 2).close()
          sys.exit(print('connected'))
        except OSError:
          time.sleep(0.1)
      print('never connected')
      """;

  private static final String POD =
      """
      apiVersion: v1
      kind: Pod
      metadata:
        name: NAME
        labels: {probe: NAME LABELS}
      spec:
        automountServiceAccountToken: false
        terminationGracePeriodSeconds: 0
        securityContext: {runAsNonRoot: true, runAsUser: 10185, seccompProfile: {type: RuntimeDefault}}
        containers:
        - name: probe
          image: IMAGE
          imagePullPolicy: IfNotPresent
          command:
          - PYTHON
          - -c
          - |
            import socket, time
            listening = [socket.create_server(('', port)) for port in (8080, 6443, 7070, 5432)]
            time.sleep(86400)
          resources: {requests: {cpu: 10m, memory: 32Mi}, limits: {memory: 128Mi}}
          securityContext: {allowPrivilegeEscalation: false, readOnlyRootFilesystem: true, capabilities: {drop: [ALL]}}
      """;

  /** Everything may go in and out of probes; so what stops them are the policies of others. */
  private static final String OPEN =
      """
      apiVersion: networking.k8s.io/v1
      kind: NetworkPolicy
      metadata: {name: probes}
      spec:
        podSelector: {matchExpressions: [{key: probe, operator: Exists}]}
        policyTypes: [Ingress, Egress]
        ingress: [{}]
        egress: [{}]
      """;

  private Probe() {}

  /** Starts a pod that answers on both ports, with further labels as {@code , key: value}. */
  static void start(Kubectl kubectl, String name, String labels) {
    String pod =
        POD.replace("NAME", name)
            .replace("LABELS", labels)
            .replace("IMAGE", Setting.K8SPARK_TEST_IMAGE.orFail())
            .replace("PYTHON", PYTHON);
    kubectl.apply(OPEN + "---\n" + pod);
    kubectl.run("wait", "--for=condition=Ready", "pod/" + name, "--timeout=120s");
  }

  /** Whether it can, once the rules of the network are in place. */
  static boolean reaches(Kubectl kubectl, String from, String address, int port) {
    return connects(kubectl, from, address, port, PATIENT);
  }

  /**
   * Whether it cannot, though it tries for seconds; only a control shows that it otherwise could.
   */
  static boolean isKeptFrom(Kubectl kubectl, String from, String address, int port) {
    return !connects(kubectl, from, address, port, BRIEF);
  }

  private static boolean connects(
      Kubectl kubectl, String from, String address, int port, int seconds) {
    String[] command = {PYTHON, "-c", CONNECT, address, "" + port, "" + seconds};
    return kubectl.exec(from, command).strip().equals("connected");
  }
}
