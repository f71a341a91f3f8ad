package dev.k8spark.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.Compiler;
import dev.k8spark.emit.JobManifests;
import dev.k8spark.job.CompileOptions;
import dev.k8spark.lower.Bundle;
import dev.k8spark.source.KeyPath;
import dev.k8spark.source.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever asks for one cause is told one that the trace of the whole bundle knows. */
class CauseFinderTest {

  @ParameterizedTest
  @CsvSource({"environments,dev", "pod-template,", "secrets,"})
  void oneCauseIsAmongAll(String sample, @Nullable String environment) throws IOException {
    Bundle bundle = bundle(sample, environment);
    CauseFinder finder = new CauseFinder(bundle);
    Map<LeafPath, List<Cause>> all =
        new CauseTracer()
            .trace(bundle).leaves().stream()
                .filter(leaf -> leaf.path().keys().getFirst().matches("(Job|Pod)/.*"))
                .collect(Collectors.toMap(ManifestLeaf::path, ManifestLeaf::causes));

    assertThat(all).isNotEmpty();
    all.forEach(
        (path, causes) ->
            assertThat(finder.find(new KeyPath(path.keys())))
                .as(path.toString())
                .hasValueSatisfying(cause -> assertThat(causes).contains(cause)));
  }

  private static Bundle bundle(String sample, @Nullable String environment) throws IOException {
    Path file = Path.of("..", "samples", sample + ".conf").toAbsolutePath().normalize();
    return Objects.requireNonNull(
        new Compiler(null)
            .compile(
                SourceFile.read(file, file.toString()),
                new CompileOptions(environment, new TreeMap<>(), null))
            .map(JobManifests::bundle)
            .value());
  }
}
