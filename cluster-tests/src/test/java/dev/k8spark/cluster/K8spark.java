package dev.k8spark.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The product's own command. */
final class K8spark {
  private static final Path JOBS = Path.of("cluster-tests", "jobs");
  static final String SAMPLES_IMAGE = "localhost/k8spark-samples:0.1.0";

  /** A plain Spark, of which the cluster has the image by this name. */
  static final String STOCK_IMAGE = "localhost/spark:4.3.0";

  private static final Pattern SAMPLES_NAMESPACE = Pattern.compile("(?<![\\w/])spark-samples");

  private K8spark() {}

  /** What a job of these tests becomes in a namespace, with the parameters and options given. */
  static String compile(TestNamespace namespace, String job, String... options) {
    return compile(namespace.name(), job, options);
  }

  static String compile(String namespace, String job, String... options) {
    return tried("", words("compile", namespace, job, options)).orFail();
  }

  /** The same job on this machine, with a report of it in a file. */
  static Command rehearse(TestNamespace namespace, String job, Path report, String... options) {
    List<String> words = words("run", namespace.name(), job, options);
    words.addAll(List.of("--report", report.toString()));
    return tried("", words);
  }

  private static List<String> words(
      String command, String namespace, String job, String... options) {
    List<String> words =
        new ArrayList<>(List.of(command, JOBS.resolve(job).normalize().toString()));
    words.addAll(List.of("-P", "namespace=" + namespace));
    words.addAll(List.of(options));
    if (!String.join(" ", options).contains("image=")) {
      words.addAll(List.of("-P", "image=" + Setting.K8SPARK_TEST_IMAGE.orFail()));
    }
    return words;
  }

  /** What a sample becomes once its author has written his own namespace and image into it. */
  static String compileSample(TestNamespace namespace, Path sample) {
    String text =
        SAMPLES_NAMESPACE
            .matcher(read(sample))
            .replaceAll(namespace.name())
            .replace(SAMPLES_IMAGE, Setting.K8SPARK_TEST_IMAGE.orFail());
    String policy = JOBS.resolve("k8spark-policy.conf").toString();
    return tried(
            text,
            List.of("compile", "-", "--stdin-filename", sample.toString(), "--policy", policy))
        .orFail();
  }

  /**
   * What a policy becomes.
   *
   * @param file what it is called
   */
  static String compilePolicy(String policy, String file) {
    return tried(policy, List.of("compile", "-", "--stdin-filename", file)).orFail();
  }

  /** A sample in a namespace under a policy, however it ends. */
  static Command tryCompile(String job, String policyFile, String... options) {
    List<String> words =
        new ArrayList<>(
            List.of("compile", "-", "--stdin-filename", "job.conf", "--policy", policyFile));
    words.addAll(List.of(options));
    return tried(job, words);
  }

  private static Command tried(String input, List<String> arguments) {
    List<String> words = new ArrayList<>(List.of(Command.ROOT.resolve("k8spark").toString()));
    words.addAll(arguments);
    return Command.run(Map.of(), input, words);
  }

  /** The text of a file of the repository. */
  static String read(Path file) {
    try {
      return Files.readString(Command.ROOT.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
