package dev.k8spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Severity;
import dev.k8spark.diagnostic.Waiver;
import dev.k8spark.lint.FileReview;
import dev.k8spark.lint.LintReview;
import dev.k8spark.lint.RequiredPolicy;
import dev.k8spark.policy.FindingName;
import dev.k8spark.policy.FindingName.Use;
import dev.k8spark.source.Node;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import dev.k8spark.testsupport.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every rule has a job that breaks it and passes, by a waiver, until the waiver's day is over. */
final class WaivedSamplesTest {

  private static final Path FOLDER = Samples.FOLDER.resolve("waived");
  private static final Path POLICY = FOLDER.resolve("k8spark-policy.conf");
  private static final LocalDate AS_OF = LocalDate.of(2026, 11, 23);
  private static final LocalDate TOO_LATE = LocalDate.of(2028, 1, 1);

  @Test
  void everyRuleAndOneOfAPolicyHasAJobThatWaivesIt() {
    Set<String> rules = new TreeSet<>(keys(POLICY, "rules"));
    assertThat(rules).isNotEmpty();
    rules().map(Code::name).filter(name -> !isOwnRule(name)).forEach(rules::add);

    assertThat(jobs().map(WaivedSamplesTest::finding)).containsExactlyInAnyOrderElementsOf(rules);
  }

  @ParameterizedTest
  @MethodSource("jobs")
  void aJobPassesByItsWaiverAndOnlyUntilItsDay(Path job) {
    List<Diagnostic> found = check(job, AS_OF);

    assertThat(found).extracting(Diagnostic::id).containsOnly(finding(job));
    assertThat(found).extracting(one -> waiverOf(one)).containsOnly(Waiver.By.JOB);
    assertThat(counting(check(job, TOO_LATE)))
        .containsExactlyInAnyOrder(finding(job), Code.WAIVER_EXPIRED.name());
  }

  @ParameterizedTest
  @MethodSource("excused")
  void aJobPassesByThePolicysExceptionsAndOnlyUntilTheirDays(Path job) {
    Set<String> exceptions = keys(POLICY, "exceptions", Samples.baseName(job));
    List<Diagnostic> found = check(job, AS_OF);

    assertThat(ids(found)).isEqualTo(exceptions);
    assertThat(found).extracting(one -> waiverOf(one)).containsOnly(Waiver.By.POLICY);
    assertThat(Samples.tree(job).get("waivers")).isNull();
    exceptions.add(Code.WAIVER_EXPIRED.name());
    assertThat(counting(check(job, TOO_LATE))).isEqualTo(exceptions);
  }

  @Test
  void everyRuleOfAPolicyHasAnException() {
    Set<String> excused = new TreeSet<>();
    excused().forEach(job -> excused.addAll(ids(check(job, AS_OF))));

    assertThat(excused)
        .containsAll(
            rules().map(Code::name).filter(name -> name.endsWith("_NOT_ALLOWED")).toList());
  }

  @ParameterizedTest
  @EnumSource
  void onlyWhatIsARuleIsWaivedAndWhatKubernetesRefusesNobodyWeighs(Code code) {
    boolean isRule = code.kind() == Code.CodeKind.RULE && code != Code.POLICY_RULE;
    boolean isRemark = code.kind() == Code.CodeKind.REMARK;

    assertThat(isRefused(code, Use.WAIVE)).isEqualTo(!isRule);
    assertThat(isRefused(code, Use.WEIGH)).isEqualTo(!isRule && !isRemark);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyRuleHasAJobThatItRefusesAndAPage(Code rule) throws IOException {
    String told = isOwnRule(rule.name()) ? "the policy's rule" : "[" + rule + "]";
    try (Stream<Path> goldens = Files.list(Golden.FOLDER.resolve("invalid"))) {
      assertThat(goldens).anySatisfy(golden -> assertThat(golden).content().contains(told));
    }
    assertThat(Samples.ROOT.resolve("docs/codes").resolve(rule + ".md")).exists();
  }

  @Test
  void whatIsWaivedAndWhyIsItsGolden() {
    Golden.verify(
        "waived/report.txt",
        Stream.concat(jobs(), excused())
            .flatMap(job -> Diagnostic.sort(check(job, AS_OF)).stream())
            .map(WaivedSamplesTest::line)
            .collect(Collectors.joining()));
  }

  static Stream<Path> jobs() {
    return Stream.concat(
        Samples.filesIn(FOLDER).stream(),
        Samples.filesIn(FOLDER.resolve("api-server-unknown")).stream());
  }

  static Stream<Path> excused() {
    return Samples.filesIn(FOLDER.resolve("exceptions")).stream();
  }

  static Stream<Code> rules() {
    return Arrays.stream(Code.values()).filter(code -> code.kind() == Code.CodeKind.RULE);
  }

  /** A policy's own rule is told by its own name. */
  private static boolean isOwnRule(String name) {
    return name.equals(Code.POLICY_RULE.name());
  }

  /** What a sample waives, by its name or, where it has a policy of its own, by its folder's. */
  private static String finding(Path job) {
    Path folder = Objects.requireNonNull(job.getParent());
    String name = folder.equals(FOLDER) ? Samples.baseName(job) : folder.getFileName().toString();
    return keys(POLICY, "rules").contains(name)
        ? name
        : name.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static List<Diagnostic> check(Path job, LocalDate asOf) {
    LintReview review =
        new LintReview(
            new LintReview.Scope(Set.of(), new TreeMap<>(), null, RequiredPolicy.NONE, asOf));
    return review.check(List.of(Samples.open(job))).reviews().stream()
        .map(FileReview::diagnostics)
        .flatMap(List::stream)
        .toList();
  }

  private static Set<String> counting(List<Diagnostic> found) {
    assertThat(found).extracting(Diagnostic::severity).containsOnly(Severity.ERROR);
    return ids(Diagnostic.withoutWaived(found));
  }

  private static Set<String> ids(List<Diagnostic> found) {
    return found.stream().map(Diagnostic::id).collect(Collectors.toCollection(TreeSet::new));
  }

  private static Waiver.By waiverOf(Diagnostic one) {
    return Objects.requireNonNull(one.waiver(), one::message).by();
  }

  private static boolean isRefused(Code code, Use use) {
    Span nowhere = new Span(new SourceFile("a.conf", null, ""), 0, 0);
    return new FindingName(code.name(), use, nowhere, Set.of()).problem().isPresent();
  }

  private static String line(Diagnostic one) {
    Waiver waiver = Objects.requireNonNull(one.waiver());
    return "%s %s: %s%n  until %s: %s%n"
        .formatted(one.span(), one.id(), one.message(), waiver.until(), waiver.reason());
  }

  private static Set<String> keys(Path file, String... path) {
    Node node = Samples.tree(file);
    for (String key : path) {
      node = Objects.requireNonNull(Node.childOf(node, key));
    }
    return new TreeSet<>(((Node.Mapping) node).entries().keySet());
  }
}
