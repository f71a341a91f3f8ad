package dev.k8spark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.cli.MarkdownPage.Block;
import dev.k8spark.runtime.contract.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README shows a job and what it becomes, and the pages of options and codes are whole. */
final class ReadmeTest {

  private static final Pattern OPTION = Pattern.compile("(?<=^|[\\s`])--?[A-Za-z][A-Za-z-]*");
  private static final Pattern HELP_OPTIONS = Pattern.compile("(?m)^ {2,6}-.*");
  private static final Pattern COMMAND = Pattern.compile("(?m)^ {2}([a-z]+) {2,}");
  private static final Pattern OBJECT =
      Pattern.compile("(?m)^kind: (\\w+)\nmetadata:\n  name: (\\S+)$");

  private final MarkdownPage readme = MarkdownPage.read("README.md");
  private final MarkdownPage exitCodes = MarkdownPage.read("docs/exit-codes.md");
  private final MarkdownPage options = MarkdownPage.read("docs/cli.md");

  @Test
  void theReadmeIsShort() {
    assertThat(readme.text().lines()).hasSizeLessThanOrEqualTo(180);
  }

  @Test
  void thePictureNamesCommandsThatThereAre() {
    List<Block> pictures = readme.blocks("mermaid");

    assertThat(pictures).hasSize(1);
    assertThat(Pattern.compile("k8spark (\\w+)").matcher(pictures.getFirst().body()).results())
        .isNotEmpty()
        .allSatisfy(match -> assertThat(commands()).contains(match.group(1)));
  }

  @Test
  void theFirstJobIsAWholeSampleOfTenLines() {
    Block job = readme.blocks("conf").getFirst();

    assertThat(MarkdownPage.ROOT.resolve(job.file())).hasContent(job.body());
    assertThat(job.body().lines().filter(line -> !line.startsWith("#"))).hasSize(10);
  }

  @Test
  void theFirstJobBecomesTheObjectsListed() throws IOException {
    String golden = Files.readString(MarkdownPage.ROOT.resolve("golden/pi-python.yaml"));
    List<List<String>> objects =
        OBJECT
            .matcher(golden)
            .results()
            .map(object -> List.of(object.group(1), object.group(2)))
            .toList();

    assertThat(readme.table("object | name"))
        .extracting(row -> List.of(row.get(0), row.get(1).replace("`", "")))
        .isEqualTo(objects);
  }

  @Test
  void theJarOfTheSamplesHasTheNameThatPagesGive() {
    assertThat(MarkdownPage.ROOT.resolve("samples/apps/jvm/pom.xml"))
        .content()
        .contains("<finalName>k8spark-samples</finalName>");
  }

  @Test
  void theTableHasEveryCommandAndOptionAndNoOther() {
    List<List<String>> table = options.table("command | option");
    Set<String> commands = commands();

    assertThat(MarkdownPage.words(column(table, 0))).hasSameElementsAs(commands);
    Set<String> known = new TreeSet<>();
    Stream.concat(Stream.of(""), commands.stream())
        .forEach(command -> known.addAll(optionsOf(command)));
    assertThat(optionsIn(column(table, 1))).isEqualTo(known);
  }

  @Test
  void theExitCodesAreThoseOfTheHelp() {
    String help = CommandRun.of("compile --help").out().replace('\n', ' ');
    String sentence = help.replaceFirst(".*Exit codes: ", "").replaceFirst("\\..*", "");

    assertThat(exitCodes.table("exit code | of `k8spark`"))
        .extracting(List::getFirst)
        .isEqualTo(
            Pattern.compile("\\b\\d+\\b")
                .matcher(sentence)
                .results()
                .map(MatchResult::group)
                .toList());
  }

  @Test
  void theExitCodesOfADriverAreThoseOfTheContract() {
    assertThat(exitCodes.table("driver's exit code"))
        .extracting(row -> row.get(0) + " " + row.get(1).split("`", -1)[1] + " " + row.get(2))
        .isEqualTo(
            Arrays.stream(ExitCode.values())
                .map(c -> c.number() + " " + c.name() + " " + (c.isPermanent() ? "yes" : ""))
                .toList());
    assertThat(exitCodes.text()).contains("where it uses 3, 80 to 99 or 143 itself");
    assertThat(Stream.of(3, 80, 99, 143)).allMatch(ExitCode::isReserved);
    assertThat(Stream.of(2, 4, 79, 100, 142, 144)).noneMatch(ExitCode::isReserved);
  }

  @Test
  void whatIsNotThereYetIsNotThere() throws IOException {
    String schemas =
        Files.readString(MarkdownPage.ROOT.resolve("schema/job.schema.json"))
            + Files.readString(MarkdownPage.ROOT.resolve("schema/policy.schema.json"));
    Set<String> missing =
        MarkdownPage.words(readme.section("What is not")).collect(Collectors.toSet());

    assertThat(missing).contains("schedule", "why").doesNotContainAnyElementsOf(commands());
    assertThat(missing)
        .allSatisfy(word -> assertThat(schemas).doesNotContain("\"" + word + "\": {"));
  }

  private static String column(List<List<String>> table, int index) {
    return table.stream().map(row -> row.get(index)).collect(Collectors.joining("\n"));
  }

  private static Set<String> commands() {
    return COMMAND
        .matcher(CommandRun.of("--help").out())
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> optionsOf(String command) {
    return HELP_OPTIONS
        .matcher(CommandRun.of((command + " --help").strip()).out())
        .results()
        .flatMap(match -> optionsIn(match.group().replaceFirst("(?<=\\S) {2,}.*", "")).stream())
        .collect(Collectors.toSet());
  }

  private static Set<String> optionsIn(String text) {
    return OPTION
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
