package dev.k8spark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.cli.MarkdownPage.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The README shows a job and what it becomes, and the pages of options and codes are whole. */
final class ReadmeTest {

  private static final Pattern COMMAND = Pattern.compile("(?m)^ {2}([a-z]+) {2,}");
  private static final Pattern OBJECT =
      Pattern.compile("(?m)^kind: (\\w+)\nmetadata:\n  name: (\\S+)$");

  private final MarkdownPage readme = MarkdownPage.read("README.md");

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

  private static Set<String> commands() {
    return COMMAND
        .matcher(CommandRun.of("--help").out())
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
