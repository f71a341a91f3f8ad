package dev.k8spark.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.Compiler;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.emit.JobManifests;
import dev.k8spark.emit.ManifestPart;
import dev.k8spark.emit.ManifestWriter;
import dev.k8spark.job.CompileOptions;
import dev.k8spark.lower.Bundle;
import dev.k8spark.source.SourceFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the compiler makes of jobs, for tests. */
final class SampleManifests {

  static final Path SAMPLES = Path.of("..", "samples").toAbsolutePath().normalize();

  private SampleManifests() {}

  static String sample(String name) throws Exception {
    Path file = SAMPLES.resolve(name);
    return compile(SourceFile.read(file, file.toString()));
  }

  /** A sample under the policy beside it, which knows where stores are. */
  static String withPolicy(String name) throws Exception {
    return edited(name, text -> text);
  }

  /** The same of a job that is written otherwise. */
  static String edited(String name, UnaryOperator<String> change) throws Exception {
    Path policy = SAMPLES.resolve("k8spark-policy.conf");
    Path file = SAMPLES.resolve(name);
    SourceFile source = new SourceFile(file.toString(), file, change.apply(Files.readString(file)));
    return compile(source, SourceFile.read(policy, policy.toString()));
  }

  /** A job of the samples' image and namespace, of which the text says the rest. */
  static String job(String name, String rest) {
    Path file = SAMPLES.resolve(name + ".conf");
    String text =
        """
        name = %s
        namespace = spark-samples
        image = "localhost/k8spark-samples:0.1.0"
        %s
        """
            .formatted(name, rest);
    return compile(new SourceFile(file.toString(), file, text));
  }

  private static String compile(SourceFile source) {
    return compile(source, null);
  }

  private static String compile(SourceFile source, @Nullable SourceFile policy) {
    Outcome<Bundle> outcome =
        new Compiler(policy).compile(source, CompileOptions.NONE).map(JobManifests::bundle);
    assertThat(outcome.diagnostics()).noneMatch(found -> found.isError());
    return new ManifestWriter("test")
        .write(Objects.requireNonNull(outcome.value()), ManifestPart.ALL);
  }
}
