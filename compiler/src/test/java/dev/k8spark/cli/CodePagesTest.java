package dev.k8spark.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.admit.RuleSet;
import dev.k8spark.cli.MarkdownPage.Block;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.lint.report.CodePage;
import dev.k8spark.policy.Policy;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every code has a page of one form. Its header says what the code and the commands say, its bad
 * example is found to be wrong so, and its good one is not.
 */
final class CodePagesTest {

  /** The folder of a sample that is not UTF-8. */
  private static final String UNREADABLE = "file-unreadable";

  private static final Path ROOT = MarkdownPage.ROOT;
  private static final RuleSet RULES = RuleSet.of();
  private static final String AS_OF = "2026-12-10";

  private static final List<String> SECTIONS =
      List.of("Why", "How to fix", "Bad", "Good", "How to configure");

  private static final Pattern FOUND = Pattern.compile("\"code\":\"([A-Za-z_-]+)\"");

  /** What of Kubernetes enforces the same, where it is not admission policies of ours. */
  private static final Map<Code, String> OF_KUBERNETES =
      Map.of(
          Code.CPU_REQUEST_OVER_LIMIT, "API server",
          Code.MANIFEST_TOO_LARGE, "API server",
          Code.CONTAINER_OUT_OF_RANGE, "LimitRange",
          Code.QUOTA_EXCEEDED, "ResourceQuota",
          Code.QUOTA_NEEDS_LIMIT, "ResourceQuota");

  /** Only a cluster sees it: its example is a verdict of the tests on one. */
  private static final Set<Code> IN_THE_CLUSTER = EnumSet.of(Code.NOT_OWN_EXECUTOR);

  @TempDir private Path folder;

  @Test
  void everyPageIsOfACodeOrTheirIndex() throws IOException {
    try (Stream<Path> pages = Files.list(ROOT.resolve("docs/codes"))) {
      assertThat(pages.map(page -> page.getFileName().toString().replace(".md", "")))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(Stream.of("README"), Stream.of(Code.values()).map(Code::name))
                  .toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyPageHasTheSameForm(Code code) {
    MarkdownPage page = page(code);
    CodePage shipped = CodePage.of(code);

    assertThat(page.text()).startsWith("# " + code + "\n\n**" + code.severity().word() + "** · ");
    assertThat(page.text().lines().filter(line -> line.startsWith("## ")))
        .containsExactlyElementsOf(SECTIONS.stream().map(name -> "## " + name).toList());
    assertThat(SECTIONS)
        .allSatisfy(name -> assertThat(page.section(name).lines()).hasSizeGreaterThan(2));
    assertThat(shipped.text()).isEqualTo(page.text());
    assertThat(shipped.statement()).matches("[A-Z].*\\.").hasSizeLessThan(100);
    assertThat(shipped.body()).startsWith(shipped.statement() + "\n\n## Why\n");
  }

  @ParameterizedTest
  @EnumSource
  void theHeaderSaysWhatTheCodeIs(Code code) {
    String kind = CodePage.of(code).header().split(" · ", -1)[1];

    switch (code.kind()) {
      case LANGUAGE -> assertThat(kind).isEqualTo("language");
      case KUBERNETES -> assertThat(kind).isEqualTo("Kubernetes");
      case REMARK -> assertThat(kind).isEqualTo("remark");
      case RULE -> assertThat(categories(code)).contains(kind);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theBadExampleIsFoundByWhatTheHeaderNames(Code code) throws IOException {
    List<String> enforcing = new ArrayList<>();
    if (IN_THE_CLUSTER.contains(code)) {
      assertThat(page(code).section("Bad")).contains("cluster-tests/verdicts/" + code + ".jsonl");
    } else {
      Path sample = sample(page(code).section("Bad"), "samples/invalid/");
      Set<String> names = namesOf(code);
      if (compile(sample).stream().anyMatch(names::contains)) {
        enforcing.add("compile");
      }
      if (check(sample).stream().anyMatch(names::contains)) {
        enforcing.add("check");
      }
    }
    if (RULES.find(code).filter(CodePagesTest::isEnforced).isPresent()) {
      enforcing.add("admission");
    }
    if (OF_KUBERNETES.containsKey(code)) {
      enforcing.add(OF_KUBERNETES.get(code));
    }

    assertThat(CodePage.of(code).header())
        .endsWith(" · enforced by " + String.join(", ", enforcing));
  }

  @ParameterizedTest
  @EnumSource
  void theGoodExampleIsNotFoundWrong(Code code) throws IOException {
    Path sample = sample(page(code).section("Good"), "samples/");

    assertThat(compile(sample)).doesNotContainAnyElementsOf(namesOf(code));
    assertThat(check(sample)).doesNotContainAnyElementsOf(namesOf(code));
  }

  @Test
  void everyGoodSampleIsRight() {
    CommandRun run = CommandRun.of("check samples/good --fail-on warning --as-of " + AS_OF);

    assertThat(run.code()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("checked 7", " jobs and 4 policies");
  }

  @Test
  void theIndexHasEveryCodeByItsKind() throws IOException {
    String index = new CodeIndex().page();
    Path received = Path.of("target/received/codes.md");
    Files.createDirectories(received.getParent());
    Files.writeString(received, index);

    assertThat(ROOT.resolve("docs/codes/README.md"))
        .as("regenerate it: cp compiler/%s docs/codes/README.md".formatted(received))
        .hasContent(index);
  }

  private static MarkdownPage page(Code code) {
    return MarkdownPage.read("docs/codes/" + code + ".md");
  }

  /** Returns the category of the code's rule, or all where a phase finds the code. */
  private static List<String> categories(Code code) {
    return RULES
        .find(code)
        .map(rule -> List.of(rule.category()))
        .orElse(List.of(RuleCategory.values()))
        .stream()
        .map(category -> "rule: " + category.word())
        .toList();
  }

  /** Returns whether a rule has something to say to the API server. */
  private static boolean isEnforced(Rule rule) {
    try {
      return rule.getClass().getMethod("enforce", Policy.class).getDeclaringClass() != Rule.class;
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  /** Returns the sample that a section shows, after comparing what it shows of it. */
  private Path sample(String section, String below) throws IOException {
    List<Block> blocks = new MarkdownPage(Path.of("section"), section).blocks("conf");
    assertThat(blocks).hasSize(1);
    Block block = blocks.getFirst();
    assertThat(block.file()).startsWith(below);
    Path sample = ROOT.resolve(block.file());
    PagesTest.assertExcerpts(block, read(sample));
    return sample;
  }

  private static String read(Path sample) throws IOException {
    Charset charset = sample.toString().contains(UNREADABLE) ? ISO_8859_1 : UTF_8;
    return Files.readString(sample, charset);
  }

  /** Returns what messages name a code: itself, or the names of a policy's own rules. */
  private static Set<String> namesOf(Code code) {
    return code == Code.POLICY_RULE
        ? Set.of("driver-not-on-spot", "executors-in-pairs")
        : Set.of(code.name());
  }

  private List<String> compile(Path sample) throws IOException {
    List<Path> files = subjects(sample);
    List<String> arguments = arguments("compile", files);
    String first = read(files.getFirst()).lines().findFirst().orElse("");
    if (first.startsWith("# with -")) {
      arguments.addAll(Arrays.asList(first.substring(7).split(" ", -1)));
    }
    int day = arguments.indexOf("--as-of");
    if (day >= 0) {
      arguments.subList(day, day + 2).clear();
    }
    return codes(arguments);
  }

  /** A check needs no options: it takes all environments, and examples of parameters. */
  private List<String> check(Path sample) throws IOException {
    List<String> arguments = arguments("check", subjects(sample));
    arguments.addAll(1, List.of("--as-of", AS_OF));
    return codes(arguments);
  }

  private static List<String> arguments(String command, List<Path> files) {
    List<String> arguments = new ArrayList<>(List.of(command, "--format", "json"));
    files.forEach(file -> arguments.add(file.toString()));
    return arguments;
  }

  private static List<String> codes(List<String> arguments) {
    CommandRun run = CommandRun.of(arguments);
    boolean isUnreadable = arguments.getLast().contains(UNREADABLE);
    assertThat(run.code()).as(run.err()).isLessThan(isUnreadable ? 3 : 2);
    return FOUND
        .matcher(run.out() + run.err())
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }

  /** Returns the files to name: the jobs of a sample's folder, or the sample itself. */
  private List<Path> subjects(Path sample) throws IOException {
    Path home = Objects.requireNonNull(sample.getParent());
    if (home.endsWith("policy-missing")) { // the samples' own policy is above it
      return List.of(copyAlone(sample));
    }
    List<Path> jobs =
        Stream.of("job.conf", "second.conf").map(home::resolve).filter(Files::exists).toList();
    return jobs.isEmpty() ? List.of(sample) : jobs;
  }

  private Path copyAlone(Path sample) throws IOException {
    Path copy = folder.resolve(sample.getFileName().toString());
    return Files.exists(copy) ? copy : Files.copy(sample, copy);
  }
}
