package dev.k8spark.cluster;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * A Job of Kubernetes that was made of a job file, with its driver and executors.
 *
 * @param name the Job's
 * @param instance the job file's {@code name}
 */
record AppliedJob(Kubectl kubectl, String name, String instance) {
  private static final String TAIL = "--tail=60";

  static AppliedJob apply(Kubectl kubectl, String manifests) {
    kubectl.apply(manifests);
    return in(kubectl, manifests);
  }

  /** The Job that stands in these manifests. */
  static AppliedJob in(Kubectl kubectl, String manifests) {
    JsonNode job =
        kubectl.parse(manifests).stream()
            .filter(object -> object.path("kind").asString().equals("Job"))
            .findFirst()
            .orElseThrow()
            .path("metadata");
    String instance = job.path("labels").path("app.kubernetes.io/instance").asString();
    return new AppliedJob(kubectl, job.path("name").asString(), instance);
  }

  /** Waits until the Job is Complete, and fails when it ends otherwise. */
  void awaitComplete() {
    if (!awaitEnd().equals("Complete")) {
      throw new AssertionError(name + " should be Complete\n" + evidence());
    }
  }

  /** Waits for the end; looks on, since a pod may be deleted when it ends. */
  Ending awaitEnding() {
    String[] driver = {"pods", "-l", driverSelector()};
    JsonNode pod = await("end", p -> !terminated(p).isMissingNode(), driver);
    JsonNode job = await("end", j -> !ending(j).isEmpty(), "job/" + name);
    return Ending.of(job, terminated(pod));
  }

  private static JsonNode terminated(JsonNode pod) {
    return pod.path("status").path("containerStatuses").path(0).path("state").path("terminated");
  }

  private String awaitEnd() {
    JsonNode job = await("end", j -> !ending(j).isEmpty(), "job/" + name);
    return ending(job);
  }

  private static String ending(JsonNode job) {
    return job.path("status")
        .path("conditions")
        .valueStream()
        .filter(condition -> condition.path("status").asString().equals("True"))
        .map(condition -> condition.path("type").asString())
        .filter(type -> type.equals("Complete") || type.equals("Failed"))
        .findFirst()
        .orElse("");
  }

  /** The driver's pod, once its container has started. */
  String driver() {
    return name(await("start", AppliedJob::hasStarted, "pods", "-l", driverSelector()));
  }

  /** Waits for the line that the program writes when Spark has counted with its executors. */
  String awaitCounted() {
    String driver = driver();
    try {
      kubectl.awaitLine(driver, "counted 3");
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "\n" + evidence(), e);
    }
    return driver;
  }

  /** The pod of the executor with that number, once its container has started. */
  String executor(int id) {
    String selector = executorSelector() + ",spark-exec-id=" + id;
    return name(await("start", AppliedJob::hasStarted, "pods", "-l", selector));
  }

  JsonNode awaitExecutorPod() {
    return await("be made", pod -> true, "pods", "-l", executorSelector());
  }

  List<JsonNode> pods(String selector) {
    return kubectl.get("pods", "-l", selector).path("items").valueStream().toList();
  }

  String driverSelector() {
    return "batch.kubernetes.io/job-name=" + name;
  }

  String executorSelector() {
    return "spark-role=executor,app.kubernetes.io/instance=" + instance;
  }

  /** Ends the job, and waits until nothing of it runs. */
  void delete() {
    kubectl.run("delete", "job", name, "--cascade=foreground", "--timeout=180s");
    kubectl.run("wait", "--for=delete", "pods", "-l", executorSelector(), "--timeout=180s");
  }

  /** What its driver asked the API server. */
  List<Request> requests() {
    return Request.of(kubectl.namespace(), instance + "-driver");
  }

  /** What its driver may ask, as {@code verb resource}. */
  SortedSet<String> rights() {
    SortedSet<String> rights = new TreeSet<>();
    for (JsonNode rule : kubectl.get("role", instance + "-driver").path("rules")) {
      for (JsonNode verb : rule.path("verbs")) {
        rule.path("resources").forEach(r -> rights.add(verb.asString() + " " + r.asString()));
      }
    }
    return rights;
  }

  String log() {
    return kubectl.run("logs", "-l", driverSelector(), "--tail=-1");
  }

  String describe() {
    return kubectl.run("describe", "pods", "-l", driverSelector());
  }

  /** What a person would look at first; for messages about failures. */
  String evidence() {
    return kubectl.tried("", "logs", "-l", driverSelector(), TAIL)
        + "\n"
        + kubectl.tried("", "describe", "pods", "-l", "app.kubernetes.io/instance=" + instance);
  }

  private JsonNode await(String should, Predicate<JsonNode> condition, String... what) {
    try {
      return kubectl.await(should, condition, what);
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "\n" + evidence(), e);
    }
  }

  private static boolean hasStarted(JsonNode pod) {
    return !pod.path("status").path("phase").asString().equals("Pending");
  }

  private static String name(JsonNode object) {
    return object.path("metadata").path("name").asString();
  }
}
