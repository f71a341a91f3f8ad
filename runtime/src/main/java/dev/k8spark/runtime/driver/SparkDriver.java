package dev.k8spark.runtime.driver;

import dev.k8spark.runtime.contract.ContainerPaths;
import dev.k8spark.runtime.contract.ExitCode;
import dev.k8spark.runtime.contract.PodContract;
import dev.k8spark.runtime.pod.DriverMoment;
import dev.k8spark.runtime.pod.ExitStatus;
import dev.k8spark.runtime.pod.HadoopLogin;
import dev.k8spark.runtime.pod.PodEnvironment;
import dev.k8spark.runtime.pod.SparkLineCheck;
import dev.k8spark.runtime.pod.StoreFiles;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.InProcessSparkSubmit;

/** Runs the user's program as Spark's driver in this JVM, and says honestly how it ended. */
public final class SparkDriver {
  private static final String LISTENERS = "spark.extraListeners";

  /** The thread in which Spark passes on what a Python program prints. */
  private static final String PYTHON_OUTPUT = "redirect output";

  private static final long MAX_OUTPUT_WAIT_MILLIS = 2_000;

  private SparkDriver() {}

  /** Never returns: the JVM ends with the code of the record. */
  public static void run(List<String> arguments, PodEnvironment environment) {
    DriverTimeline.mark(
        DriverMoment.JVM, ProcessHandle.current().info().startInstant().orElse(Instant.now()));
    ContainerPaths places = ContainerPaths.ofProcess();
    byte[] file =
        MountedFile.read(PodContract.CONF_FILE, PodContract.CONF_SHA256, environment, places);
    MountedFile.read(PodContract.TEMPLATE_FILE, PodContract.TEMPLATE_SHA256, environment, places);
    MountedFile.checkCode(environment, places);
    SparkLineCheck.check(environment);
    StoreFiles.prepare(places);
    SortedMap<String, String> properties = SparkProperties.parse(file);
    SecretConf secrets = SecretConf.of(properties, environment, SparkConf::isExecutorStartupConf);
    PodIdentity pod = PodIdentity.of(environment);
    SparkSubmission submission = SparkSubmission.parse(arguments);
    submission.requireFile(places);
    ConnectorCheck.of(places).check(environment, properties);
    if (pod.isIpv6()) {
      System.setProperty("java.net.preferIPv6Addresses", "true");
    }
    HadoopLogin.prepareKerberos(properties);
    HadoopLogin.ensureUser(environment, properties);
    ExitReporter last = ExitReporter.prepare(secrets::hide);
    StoreFailure stores = StoreFailure.of(properties);
    last.end(submit(submission, conf(properties, secrets, pod, places), places, stores));
  }

  /** What the file does not say: known only here, or secret. */
  private static SortedMap<String, String> conf(
      SortedMap<String, String> properties,
      SecretConf secrets,
      PodIdentity pod,
      ContainerPaths places) {
    SortedMap<String, String> conf = new TreeMap<>(SparkProperties.moved(properties, places));
    conf.putAll(secrets.conf(properties));
    conf.putAll(pod.conf(places));
    conf.put(
        LISTENERS,
        Stream.of(properties.getOrDefault(LISTENERS, ""), DriverTimeline.class.getName())
            .filter(name -> !name.isEmpty())
            .collect(Collectors.joining(",")));
    return conf;
  }

  private static ExitStatus submit(
      SparkSubmission submission,
      SortedMap<String, String> conf,
      ContainerPaths places,
      StoreFailure stores) {
    OutputTail tail = new OutputTail(System.out);
    System.setOut(new PrintStream(tail, true, StandardCharsets.UTF_8));
    try {
      InProcessSparkSubmit.main(submission.sparkSubmit(conf, places).toArray(String[]::new));
      return ExitStatus.of(ExitCode.SUCCEEDED, "the program ended and Spark was stopped");
    } catch (Throwable thrown) {
      awaitPythonOutput();
      thrown.printStackTrace();
      boolean started = DriverTimeline.reached(DriverMoment.SESSION);
      ExitStatus status = new FailureDiagnosis(submission, started, tail.text()).diagnose(thrown);
      return stores.explain(status, tail.text());
    }
  }

  private static void awaitPythonOutput() {
    for (Thread thread : Thread.getAllStackTraces().keySet()) {
      if (thread.getName().equals(PYTHON_OUTPUT)) {
        join(thread);
      }
    }
  }

  private static void join(Thread thread) {
    try {
      thread.join(MAX_OUTPUT_WAIT_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
