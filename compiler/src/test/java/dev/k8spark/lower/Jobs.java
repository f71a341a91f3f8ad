package dev.k8spark.lower;

import dev.k8spark.Compiler;
import dev.k8spark.emit.JobManifests;
import dev.k8spark.job.CompileOptions;
import dev.k8spark.job.DriverSettings;
import dev.k8spark.job.ExecutorSettings;
import dev.k8spark.job.MainProgram;
import dev.k8spark.job.PodTemplate;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.SecretUse;
import dev.k8spark.job.SparkJob;
import dev.k8spark.job.SparkLine;
import dev.k8spark.policy.ApiServer;
import dev.k8spark.policy.ClusterFacts;
import dev.k8spark.policy.Policy;
import dev.k8spark.quantity.MemoryAmount;
import dev.k8spark.source.Document;
import dev.k8spark.source.Node;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Jobs for tests of lowering, to be changed part by part.
 *
 * @param apiServer a fact of the cluster
 */
public record Jobs(SparkJob job, ApiServer apiServer) {

  private static final String COMMON =
      """
      namespace = analytics
      image = "registry.example.com/data/pi:1.0.0"
      imagePullSecrets = [pull]
      sparkVersion = 4.3
      driver.cpu.request = 500m
      executor { instances = 2, cpu.request = 500m }
      annotations { example.com/owner = "data team" }
      timeout = 4h
      ttlAfterFinished = 1d
      """;

  public static Jobs python() {
    return new Jobs(
        compiled("name = pi-python, main { python = \"local:///app/pi.py\", args = [100] }"),
        new ApiServer.Unknown());
  }

  public static Jobs jvm() {
    return new Jobs(
        compiled(
            "name = pi-jvm, main { jar = \"local:///app/pi.jar\", class = org.example.Pi, args ="
                + " [100] }"),
        new ApiServer.Endpoints(
            List.of(
                new ApiServer.Endpoint("10.88.0.1", 6443),
                new ApiServer.Endpoint("fd00::1", 6443))));
  }

  private static SparkJob compiled(String first) {
    SourceFile file = new SourceFile("jobs/pi.conf", null, first + "\n" + COMMON);
    SourceFile policy = new SourceFile("policy.conf", null, "root = true");
    Bundle bundle =
        new Compiler(policy).compile(file, CompileOptions.NONE).map(JobManifests::bundle).value();
    return Objects.requireNonNull(bundle).source().job();
  }

  public static DriverSettings driver(double factor, @Nullable Map<String, Object> template) {
    DriverSettings driver = Changed.with(jvm().job.driver(), "memoryOverheadFactor", factor);
    return Changed.with(
        driver, "podTemplate", template == null ? null : PodTemplate.fromFields(template));
  }

  public static ExecutorSettings executor(
      String memory, double factor, @Nullable Map<String, Object> template) {
    ExecutorSettings executor = Changed.with(jvm().job.executor(), "memoryOverheadFactor", factor);
    ExecutorSettings sized = Changed.with(executor, "memory", MemoryAmount.parse(memory));
    return Changed.with(
        sized, "podTemplate", template == null ? null : PodTemplate.fromFields(template));
  }

  private Jobs with(String component, Object value) {
    return new Jobs(Changed.with(job, component, value), apiServer);
  }

  public Jobs named(String other) {
    return with("name", other);
  }

  public Jobs running(MainProgram other) {
    return with("main", other);
  }

  public Jobs on(SparkLine other) {
    return with("sparkVersion", other);
  }

  public Jobs with(DriverSettings other) {
    return with("driver", other);
  }

  public Jobs with(ExecutorSettings other) {
    return with("executor", other);
  }

  public Jobs withClassPath(List<String> other) {
    return with("classPath", other);
  }

  public Jobs withConf(Map<String, String> other) {
    return with("conf", sorted(other));
  }

  public Jobs withEnv(Map<String, String> other) {
    return with("env", sorted(other));
  }

  public Jobs withSecrets(Map<String, SecretUse> other) {
    return with("secrets", sorted(other));
  }

  public Jobs withLabels(Map<String, String> other) {
    return with("labels", sorted(other));
  }

  public Jobs as(String account) {
    return with("serviceAccount", account);
  }

  public Jobs reaching(ApiServer other) {
    return new Jobs(job, other);
  }

  public ResolvedJob resolved() {
    SourceFile file = new SourceFile("jobs/pi.conf", null, "");
    Span span = new Span(file, 0, 0);
    Node.Mapping empty = new Node.Mapping(Map.of(), span);
    Policy policy = new Policy(List.of(), ClusterFacts.ofApiServer("1.36", apiServer), List.of());
    return new ResolvedJob(
        job, empty, new Document(file, empty), policy, "0123456789abcdef0123456789abcdef");
  }

  public Bundle bundle() {
    return Lowering.lower(resolved());
  }

  private static <T> SortedMap<String, T> sorted(Map<String, T> map) {
    return new TreeMap<>(map);
  }
}
