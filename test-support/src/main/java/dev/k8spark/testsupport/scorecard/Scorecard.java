package dev.k8spark.testsupport.scorecard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table of figures in {@code ARCHITECTURE.md}: what can be counted in the main sources, the
 * pages and the samples of a checkout.
 */
public final class Scorecard {

  private static final List<String> PHASES =
      List.of("read", "check", "resolve", "lower", "admit", "emit");

  /** The index, and the code whose findings are reported by the name of the rule. */
  private static final Set<String> NOT_SHOWN = Set.of("README.md", "POLICY_RULE.md");

  private static final Pattern PIPELINE =
      Pattern.compile("^ {4}return (?s:((?!;\n).)*?emit(?s:.)*?;\n)", Pattern.MULTILINE);

  private final Path root;
  private final SourceMetrics metrics;

  private Scorecard(Path root, SourceMetrics metrics) {
    this.root = root;
    this.metrics = metrics;
  }

  /** Prints the table for the checkout in the folder that the argument names. */
  public static void main(String[] args) throws IOException {
    measure(Path.of(args[0])).stream().map(ScorecardPoint::toRow).forEach(System.out::println);
  }

  /**
   * Returns the points for a checkout, in the order of the table.
   *
   * @throws IOException if a file of it cannot be read
   */
  public static List<ScorecardPoint> measure(Path root) throws IOException {
    Scorecard scorecard = new Scorecard(root, SourceReader.measure(root));
    return Stream.of(
            scorecard.structure(), scorecard.sizes(), scorecard.safety(), scorecard.words())
        .flatMap(List::stream)
        .toList();
  }

  private List<ScorecardPoint> structure() throws IOException {
    List<Integer> pipelines = new ArrayList<>();
    for (String type : List.of("Compiler", "PolicyCompiler")) {
      pipelines.add(pipelineLines(type));
    }
    long phases = PHASES.stream().filter(phase -> Files.isDirectory(packageOf(phase))).count();
    return List.of(
        new ScorecardPoint(
            "Lines of the expression that is the pipeline: jobs, policies",
            "≤ 10",
            pipelines.stream().map(String::valueOf).collect(Collectors.joining(", ")),
            pipelines.stream().allMatch(lines -> 0 < lines && lines <= 10)),
        new ScorecardPoint(
            "Phases that are packages", "all", phases + " of " + PHASES.size(), phases == 6));
  }

  private Path packageOf(String name) {
    return root.resolve("compiler/src/main/java/dev/k8spark").resolve(name);
  }

  private int pipelineLines(String type) throws IOException {
    Path file = packageOf(type + ".java");
    return Files.exists(file)
        ? PIPELINE
            .matcher(Files.readString(file))
            .results()
            .mapToInt(match -> (int) match.group().lines().count())
            .findFirst()
            .orElse(0)
        : 0;
  }

  private List<ScorecardPoint> sizes() {
    Distribution files = metrics.files();
    Distribution methods = metrics.methods();
    return List.of(
        new ScorecardPoint(
            "Lines of a file: median, longest",
            "≤ 60, ≤ 300",
            files.median() + ", " + files.max(),
            files.median() <= 60 && files.max() <= 300),
        new ScorecardPoint(
            "Lines of a method: median, 99 %, longest",
            "≤ 5, ≤ 30, ≤ 40",
            "%d, %d, %d".formatted(methods.median(), methods.percentile(99), methods.max()),
            methods.median() <= 5 && methods.percentile(99) <= 30 && methods.max() <= 40));
  }

  private List<ScorecardPoint> safety() throws IOException {
    int shown = codesShown();
    int codes = codes().size();
    return List.of(
        zero("Switches over types of our own with a `default`", metrics.silentDefaults()),
        zero("Static variables", metrics.staticVariables()),
        zero("Setters", metrics.setters()),
        zero("Packages without `@NullMarked`", metrics.openPackages()),
        new ScorecardPoint(
            "Codes with a page that a golden shows",
            "all",
            shown + " of " + codes,
            shown == codes && codes > 0));
  }

  private static ScorecardPoint zero(String subject, List<String> found) {
    String value = found.isEmpty() ? "0" : found.size() + ": " + String.join(", ", found);
    return new ScorecardPoint(subject, "0", value, found.isEmpty());
  }

  private List<ScorecardPoint> words() {
    List<String> shared = metrics.sharedNames();
    return List.of(
        zero("Types named Util, Helper, Manager or Impl", metrics.helpers()),
        new ScorecardPoint("Comments with TODO", "0", "" + metrics.todos(), metrics.todos() == 0),
        new ScorecardPoint(
            "Type names of a single word",
            "≤ 20 %",
            metrics.singleWordShare() + " %",
            metrics.singleWordShare() <= 20),
        new ScorecardPoint(
            "Simple names that several types share",
            "≤ 5",
            shared.isEmpty() ? "0" : shared.size() + ": " + String.join(", ", shared),
            shared.size() <= 5),
        new ScorecardPoint(
            "Public methods with a comment",
            "≥ 80 %",
            metrics.documentedShare() + " %",
            metrics.documentedShare() >= 80));
  }

  private List<String> codes() throws IOException {
    try (Stream<Path> pages = Files.list(root.resolve("docs/codes"))) {
      return pages
          .map(page -> page.getFileName().toString())
          .filter(name -> name.matches("[A-Z_]+\\.md") && !NOT_SHOWN.contains(name))
          .map(name -> name.replace(".md", ""))
          .sorted()
          .toList();
    }
  }

  private int codesShown() throws IOException {
    StringBuilder goldens = new StringBuilder();
    try (Stream<Path> files = Files.walk(root.resolve("golden"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        goldens.append(Files.readString(file));
      }
    }
    String text = goldens.toString();
    return (int) codes().stream().filter(text::contains).count();
  }
}
