package dev.k8spark.rehearsal.agent.kubelet;

import dev.k8spark.rehearsal.agent.process.ContainerProcess;
import dev.k8spark.rehearsal.agent.process.ProgramLookup;
import dev.k8spark.rehearsal.api.LocalApiServer;
import dev.k8spark.runtime.contract.ContainerPaths;
import dev.k8spark.runtime.contract.PodContract;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.Pod;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The files of one pod, and what its containers see of them. */
final class PodSandbox {
  private static final String ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount";
  private static final String TMP = "/tmp";

  private final NodeContext node;
  private final DownwardFields fields;
  private final KeyedValues values;
  private final PodVolumes volumes;
  private final Path folder;

  PodSandbox(NodeContext node, Pod pod) {
    this.node = node;
    this.fields = new DownwardFields(pod, node.addresses().next(), "localhost");
    this.folder = node.folder().resolve("pods").resolve(pod.getMetadata().getName());
    this.values = new KeyedValues(node.api().store(), pod.getMetadata().getNamespace());
    this.volumes = new PodVolumes(fields, values, folder.resolve("volumes"));
  }

  String ip() {
    return fields.ip();
  }

  Path folder() {
    return folder;
  }

  /** Where a driver's Spark tells what happens in it. */
  Path events() {
    return folder.resolve("events");
  }

  /** Makes its folders, and returns what the cluster would have and this machine has not. */
  List<String> make() throws IOException {
    Path account = Files.createDirectories(folder.resolve("serviceaccount"));
    if (!Boolean.FALSE.equals(fields.pod().getSpec().getAutomountServiceAccountToken())) {
      String name = fields.pod().getSpec().getServiceAccountName();
      Files.writeString(account.resolve("token"), node.api().tokenOf(name));
      Files.writeString(account.resolve("namespace"), fields.pod().getMetadata().getNamespace());
    }
    Files.writeString(account.resolve("ca.crt"), node.api().certificate());
    return volumes.make(node.data());
  }

  /** Starts a container's own command; only the paths in it are this machine's. */
  ContainerProcess start(Container container, Consumer<String> lines) throws IOException {
    Map<String, String> variables = variables(container);
    Path own = Files.createDirectories(folder.resolve("containers").resolve(container.getName()));
    Path log = Files.writeString(own.resolve("termination-log"), "");
    ContainerPaths places = places(container, variables, own, log);
    arguments(own, places);
    variables.replaceAll((_, value) -> places.localize(value));
    Map<String, String> environment = new TreeMap<>(node.image().environment());
    environment.put("HOME", places.locate(PodContract.WORK_DIR).toString());
    environment.put("TMPDIR", places.locate(TMP).toString());
    environment.put("SPARK_LOCAL_IP", fields.ip());
    environment.putAll(variables);
    String workingDir = Objects.requireNonNullElse(container.getWorkingDir(), PodContract.WORK_DIR);
    return ContainerProcess.start(
        container,
        places,
        command(container, variables, places),
        environment,
        Files.createDirectories(places.locate(workingDir)),
        log,
        lines);
  }

  private Map<String, String> variables(Container container) {
    Map<String, String> given = new LinkedHashMap<>();
    given.put("HOSTNAME", fields.pod().getMetadata().getName());
    given.put("KUBERNETES_SERVICE_HOST", LocalApiServer.HOST);
    given.put("KUBERNETES_SERVICE_PORT", Integer.toString(node.api().port()));
    return new ContainerVariables(fields, values).resolve(container, given);
  }

  private ContainerPaths places(
      Container container, Map<String, String> variables, Path own, Path log) throws IOException {
    SortedMap<String, Path> places = new TreeMap<>();
    places.put(TMP, Files.createDirectories(own.resolve("tmp")));
    places.put(PodContract.WORK_DIR, Files.createDirectories(own.resolve("work-dir")));
    places.put(PodContract.TERMINATION_LOG, log);
    places.put(ACCOUNT, folder.resolve("serviceaccount"));
    node.image().argumentFiles().keySet().forEach(file -> places.put(file, local(own, file)));
    places.putAll(volumes.mounts(container, variables));
    return node.image().places().withOverrides(places);
  }

  private static Path local(Path own, String file) {
    return own.resolve(Path.of(file).getFileName());
  }

  /** The image's argument files, with what keeps a JVM to its pod. */
  private void arguments(Path own, ContainerPaths places) throws IOException {
    Path table = Files.writeString(own.resolve("places"), places.text());
    String account = places.locate(ACCOUNT).toString();
    List<String> properties =
        List.of(
            ContainerPaths.PROPERTY + "=" + table,
            PodContract.EVENTS_PROPERTY + "=" + events(),
            "java.io.tmpdir=" + places.locate(TMP),
            "user.home=" + places.locate(PodContract.WORK_DIR),
            "kubernetes.auth.tryKubeConfig=false",
            "kubernetes.auth.serviceAccount.token=" + account + "/token",
            "kubernetes.certs.ca.file=" + account + "/ca.crt");
    StringBuilder lines = new StringBuilder();
    properties.forEach(property -> lines.append("\"-D").append(property).append("\"\n"));
    for (Map.Entry<String, String> file : node.image().argumentFiles().entrySet()) {
      Files.writeString(local(own, file.getKey()), file.getValue() + lines);
    }
  }

  /** The arguments of Spark's containers are put right by the runtime, which reads them. */
  private List<String> command(
      Container container, Map<String, String> variables, ContainerPaths places) {
    List<String> command = new ArrayList<>();
    container
        .getCommand()
        .forEach(word -> command.add(places.localize(VariableExpansion.expand(word, variables))));
    boolean isSparks = container.getCommand().contains(PodContract.MAIN_CLASS);
    for (String word : container.getArgs()) {
      String expanded = VariableExpansion.expand(word, variables);
      command.add(isSparks ? expanded : places.localize(expanded));
    }
    return ProgramLookup.resolve(command, node.image().environment().getOrDefault("PATH", ""));
  }
}
