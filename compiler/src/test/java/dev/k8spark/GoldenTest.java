package dev.k8spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.Samples.Run;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.DiagnosticRenderer;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.emit.JobManifests;
import dev.k8spark.emit.ManifestWriter;
import dev.k8spark.job.CompileOptions;
import dev.k8spark.lower.Bundle;
import dev.k8spark.source.SourceFile;
import dev.k8spark.testsupport.Golden;
import java.nio.file.Path;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample has its golden, every golden its sample, and every code a file that shows it. */
class GoldenTest {

  /** Codes whose samples are compiled by the test of the command line. */
  private static final Set<Code> WITHOUT_SAMPLE =
      EnumSet.of(
          Code.DUPLICATE_JOB,
          Code.FILE_UNREADABLE,
          Code.POLICY_MISSING,
          Code.QUOTA_OVERBOOKED,
          Code.NOT_OWN_EXECUTOR,
          Code.NOT_HELD_BY_ADMISSION,
          Code.NOT_HELD_YET);

  @ParameterizedTest
  @MethodSource("samples")
  void sampleCompilesToItsGolden(Run run) {
    Outcome<Bundle> outcome = run.compile();
    assertThat(errors(outcome)).isEmpty();
    Golden.verify(run.name() + ".yaml", Samples.yaml(bundle(outcome)));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void executorPodIsItsGolden(Run run) {
    String pod = new ManifestWriter("VERSION").executorPod(bundle(run.compile()));
    Golden.verify("executor-pod/" + run.name() + ".yaml", pod);
  }

  @ParameterizedTest
  @MethodSource("invalidSamples")
  void invalidSampleIsExplained(Run run) {
    List<Diagnostic> found = run.compile().diagnostics();
    assertThat(found).isNotEmpty();
    Golden.verify("invalid/" + Samples.invalidName(run.file()), render(found));
  }

  @ParameterizedTest
  @MethodSource("equivalents")
  void notationMakesNoDifference(Run run) {
    Path hocon = Samples.FOLDER.resolve(Samples.baseName(run.file()) + ".conf");
    Bundle other = bundle(new Run(hocon, run.environment()).compile());
    assertThat(body(bundle(run.compile()))).isEqualTo(body(other));
  }

  @ParameterizedTest
  @MethodSource("samples")
  void compilingTwiceGivesTheSameBytes(Run run) {
    assertThat(Samples.yaml(bundle(run.compile()))).isEqualTo(Samples.yaml(bundle(run.compile())));
  }

  @Test
  void aWaiverStartsNothingAgain() {
    String text = Samples.open(Samples.FOLDER.resolve("waivers.conf")).text();
    Path path = Samples.FOLDER.resolve("waivers.conf");
    SourceFile without =
        new SourceFile("waivers.conf", path, text.substring(0, text.indexOf("waivers {")));
    Outcome<Bundle> other =
        new Compiler(null).compile(without, CompileOptions.NONE).map(JobManifests::bundle);

    assertThat(body(bundle(other))).isEqualTo(body(bundle(new Run(path, null).compile())));
  }

  @Test
  void everyGoldenHasASample() {
    Set<String> goldens = names(Samples.filesIn(Golden.FOLDER));
    assertThat(goldens).isEqualTo(names(Samples.valid(), ".yaml"));
    assertThat(names(Samples.filesIn(Golden.FOLDER.resolve("executor-pod")))).isEqualTo(goldens);
    assertThat(names(Samples.filesIn(Golden.FOLDER.resolve("invalid"))))
        .isEqualTo(
            Stream.concat(
                    Samples.invalid().stream().map(run -> Samples.invalidName(run.file())),
                    Samples.OF_THE_COMMAND_LINE.stream().map(name -> name + ".txt"))
                .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void everySampleHasAnEquivalent() {
    assertThat(names(Samples.equivalent(), "")).isEqualTo(names(Samples.valid(), ""));
  }

  @Test
  void everyCodeHasAnInvalidSample() {
    Set<Code> shown =
        Samples.invalid().stream()
            .flatMap(run -> run.compile().diagnostics().stream())
            .map(Diagnostic::code)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Code.class)));
    assertThat(shown).isEqualTo(EnumSet.complementOf(EnumSet.copyOf(WITHOUT_SAMPLE)));
  }

  static List<Run> samples() {
    return Samples.valid();
  }

  static List<Run> invalidSamples() {
    return Samples.invalid();
  }

  static List<Run> equivalents() {
    return Samples.equivalent();
  }

  private static Stream<Diagnostic> errors(Outcome<Bundle> outcome) {
    return outcome.diagnostics().stream().filter(Diagnostic::isError);
  }

  private static Bundle bundle(Outcome<Bundle> outcome) {
    return Objects.requireNonNull(outcome.value(), () -> render(outcome.diagnostics()));
  }

  private static String render(List<Diagnostic> found) {
    return new DiagnosticRenderer(false).render(found);
  }

  /** All but the header, which names the source file. */
  private static String body(Bundle bundle) {
    String yaml = Samples.yaml(bundle);
    return yaml.substring(yaml.indexOf("apiVersion"));
  }

  private static Set<String> names(Collection<Path> files) {
    return files.stream()
        .map(file -> file.getFileName().toString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> names(Collection<Run> runs, String ending) {
    return runs.stream()
        .map(run -> run.name() + ending)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
