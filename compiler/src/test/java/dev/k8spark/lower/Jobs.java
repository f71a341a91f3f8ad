package dev.k8spark.lower;

import dev.k8spark.job.Cpu;
import dev.k8spark.job.CpuAmount;
import dev.k8spark.job.Driver;
import dev.k8spark.job.Executor;
import dev.k8spark.job.Main;
import dev.k8spark.job.Memory;
import dev.k8spark.job.PodTemplate;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.SecretUse;
import dev.k8spark.job.SparkJob;
import dev.k8spark.job.SparkLine;
import dev.k8spark.policy.ApiServer;
import dev.k8spark.policy.ClusterFacts;
import dev.k8spark.policy.Policy;
import dev.k8spark.source.Document;
import dev.k8spark.source.Node;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Jobs for tests of lowering, to be changed part by part.
 *
 * @param apiServer a fact of the cluster
 */
public record Jobs(
    String name,
    Main main,
    SparkLine line,
    Driver driver,
    Executor executor,
    Map<String, String> conf,
    Map<String, String> env,
    Map<String, SecretUse> secrets,
    Map<String, String> labels,
    @Nullable String serviceAccount,
    ApiServer apiServer) {

  private static final Cpu CPU = new Cpu(CpuAmount.parse("500m"), null);

  public static Jobs python() {
    return new Jobs(
        "pi-python",
        new Main.Python("local:///app/pi.py", List.of("100")),
        new SparkLine(4, 3),
        driver(0.4, null),
        executor("1g", 0.4, null),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        null,
        new ApiServer.Unknown());
  }

  public static Jobs jvm() {
    Jobs python = python();
    return new Jobs(
        "pi-jvm",
        new Main.Jvm("local:///app/pi.jar", "org.example.Pi", List.of("100")),
        python.line,
        driver(0.1, null),
        executor("1g", 0.1, null),
        Map.of(),
        Map.of(),
        Map.of(),
        Map.of(),
        null,
        new ApiServer.Endpoints(
            List.of(
                new ApiServer.Endpoint("10.88.0.1", 6443),
                new ApiServer.Endpoint("fd00::1", 6443))));
  }

  public static Driver driver(double factor, @Nullable Map<String, Object> template) {
    @Nullable PodTemplate typed = template == null ? null : PodTemplate.of(template);
    return new Driver(1, Memory.parse("1g"), null, factor, CPU, typed);
  }

  public static Executor executor(
      String memory, double factor, @Nullable Map<String, Object> template) {
    @Nullable PodTemplate typed = template == null ? null : PodTemplate.of(template);
    return new Executor(2, 1, Memory.parse(memory), null, factor, CPU, typed);
  }

  public Jobs named(String other) {
    return new Jobs(
        other, main, line, driver, executor, conf, env, secrets, labels, serviceAccount, apiServer);
  }

  public Jobs running(Main other) {
    return new Jobs(
        name, other, line, driver, executor, conf, env, secrets, labels, serviceAccount, apiServer);
  }

  public Jobs on(SparkLine other) {
    return new Jobs(
        name, main, other, driver, executor, conf, env, secrets, labels, serviceAccount, apiServer);
  }

  public Jobs with(Driver other) {
    return new Jobs(
        name, main, line, other, executor, conf, env, secrets, labels, serviceAccount, apiServer);
  }

  public Jobs with(Executor other) {
    return new Jobs(
        name, main, line, driver, other, conf, env, secrets, labels, serviceAccount, apiServer);
  }

  public Jobs withConf(Map<String, String> other) {
    return new Jobs(
        name, main, line, driver, executor, other, env, secrets, labels, serviceAccount, apiServer);
  }

  public Jobs withEnv(Map<String, String> other) {
    return new Jobs(
        name,
        main,
        line,
        driver,
        executor,
        conf,
        other,
        secrets,
        labels,
        serviceAccount,
        apiServer);
  }

  public Jobs withSecrets(Map<String, SecretUse> other) {
    return new Jobs(
        name, main, line, driver, executor, conf, env, other, labels, serviceAccount, apiServer);
  }

  public Jobs withLabels(Map<String, String> other) {
    return new Jobs(
        name, main, line, driver, executor, conf, env, secrets, other, serviceAccount, apiServer);
  }

  public Jobs as(String account) {
    return new Jobs(
        name, main, line, driver, executor, conf, env, secrets, labels, account, apiServer);
  }

  public Jobs reaching(ApiServer other) {
    return new Jobs(
        name, main, line, driver, executor, conf, env, secrets, labels, serviceAccount, other);
  }

  public SparkJob job() {
    return new SparkJob(
        name,
        "analytics",
        "registry.example.com/data/pi:1.0.0",
        "IfNotPresent",
        List.of("pull"),
        line,
        main,
        driver,
        executor,
        sorted(conf),
        sorted(env),
        sorted(secrets),
        sorted(labels),
        sorted(Map.of("example.com/owner", "data team")),
        serviceAccount,
        Duration.ofHours(4),
        Duration.ofDays(1));
  }

  public ResolvedJob resolved() {
    SourceFile file = new SourceFile("jobs/pi.conf", null, "");
    Span span = new Span(file, 0, 0);
    Node.Mapping empty = new Node.Mapping(Map.of(), span);
    Policy policy =
        new Policy(List.of(), new ClusterFacts("1.36", apiServer), List.of(), List.of());
    return new ResolvedJob(
        job(), empty, new Document(file, empty), policy, "0123456789abcdef0123456789abcdef");
  }

  public Bundle bundle() {
    return Lowering.lower(resolved());
  }

  private static <T> SortedMap<String, T> sorted(Map<String, T> map) {
    return new TreeMap<>(map);
  }
}
