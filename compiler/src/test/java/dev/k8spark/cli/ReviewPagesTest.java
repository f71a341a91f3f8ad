package dev.k8spark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.cli.TaggedRepository.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code docs/review} tells reviewers to copy does what it says, on a branch with two jobs.
 */
final class ReviewPagesTest {

  private static final Path PAGES = MarkdownPage.ROOT.resolve("docs/review");
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path temporary;

  private TaggedRepository tool;
  private Path folder;
  private String base = "";

  @BeforeEach
  void branchOff() throws Exception {
    tool = TaggedRepository.in(temporary.toRealPath());
    Path origin = Files.createDirectories(tool.folder().resolve("origin"));
    write(
        origin,
        "k8spark-policy.conf",
        """
        root = true
        owner = "data-platform@example.com"
        cluster.apiServer = ports-only
        allow.images = ["registry.example.com/**"]
        """);
    write(origin, "jobs/old.conf", job("old", "docker.io/library/shops:4.3"));
    tool.git(origin, "init", "-q", "-b", "main");
    tool.git(origin, "add", "-A");
    tool.git(origin, "commit", "-q", "-m", "Begin");
    tool.git(tool.folder(), "clone", "-q", "origin", "use");
    folder = tool.folder().resolve("use");
    base = tool.git(folder, "rev-parse", "HEAD").out().strip();
    write(folder, "jobs/orders.conf", job("orders", "docker.io/library/shops:4.3"));
    tool.git(folder, "add", "-A");
    tool.git(folder, "commit", "-q", "-m", "Add a job");
  }

  @Test
  void theWorkflowAnnotatesWhatAPullRequestChangesAndFailsIt() throws Exception {
    Run run = script(workflow("pull_request"));

    assertThat(run.code()).as(run.out()).isEqualTo(1);
    assertThat(run.out())
        .contains("::error file=jobs/orders.conf,line=3,endLine=3,col=9,")
        .doesNotContain("jobs/old.conf");
    JsonNode results = report("k8spark.sarif").at("/runs/0/results");
    assertThat(results.valueStream().map(one -> one.path("ruleId").asString()))
        .contains("IMAGE_NOT_ALLOWED");
    assertThat(Files.readString(PAGES.resolve("github.yaml")))
        .contains("sarif_file: ${{ runner.temp }}/k8spark.sarif");
    assertThat(Files.readString(PAGES.resolve("README.md")))
        .contains("```console\n" + annotations(run) + "```\n");
  }

  @Test
  void theWorkflowPassesAPullRequestThatIsRightAndChecksAllOnTheMainBranch() throws Exception {
    write(folder, "jobs/orders.conf", job("orders", "registry.example.com/orders:1"));

    assertThat(script(workflow("pull_request")).code()).isZero();
    Run all = script(workflow("push"));

    assertThat(all.code()).isEqualTo(1);
    assertThat(all.out()).contains("::error file=jobs/old.conf,line=3,");
  }

  @Test
  void theJobOfGitlabLeavesItsReports() throws Exception {
    JsonNode job = page("gitlab.yaml").path("k8spark");

    Run run = script(job.path("script").valueStream().map(JsonNode::asString).toList());

    assertThat(run.code()).as(run.out()).isEqualTo(1);
    assertThat(run.out()).contains("error[IMAGE_NOT_ALLOWED]").doesNotContain("jobs/old.conf");
    JsonNode reports = job.at("/artifacts/reports");
    assertThat(folder.resolve(reports.path("junit").asString())).exists();
    JsonNode findings = JSON.readTree(folder.resolve(reports.path("codequality").asString()));
    assertThat(findings.valueStream().map(one -> one.at("/location/path").asString()))
        .isNotEmpty()
        .containsOnly("jobs/orders.conf");
  }

  @Test
  void theWorkflowRunsOnlyWhatIsPinnedAndMayDoNoMoreThanItHasTo() throws Exception {
    JsonNode workflow = page("github.yaml");
    String text = Files.readString(PAGES.resolve("github.yaml"));

    assertThat(text.lines().filter(line -> line.contains("uses:")))
        .hasSize(3)
        .allMatch(line -> line.matches(".* [\\w-]+/[\\w/-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"));
    assertThat(workflow.path("permissions"))
        .isEqualTo(
            JSON.readTree(
                "{\"contents\": \"read\", \"actions\": \"read\", \"security-events\": \"write\"}"));
    assertThat(workflow.path("on").has("pull_request_target")).isFalse();
    JsonNode steps = workflow.at("/jobs/check/steps");
    assertThat(steps.path(0).at("/with/persist-credentials").asBoolean(true)).isFalse();
    assertThat(steps.path(steps.size() - 1).path("if").asString())
        .isEqualTo("(success() || failure()) && github.event.pull_request.head.repo.fork != true");
  }

  @Test
  void ourOwnWorkflowRunsTheSamePinnedActions() throws IOException {
    Path ours = MarkdownPage.ROOT.resolve(".github/workflows/verify.yaml");
    String shown = Files.readString(PAGES.resolve("github.yaml"));

    try (Stream<String> lines = Files.lines(ours)) {
      assertThat(lines.filter(line -> line.contains("uses:")).map(String::strip))
          .isNotEmpty()
          .allSatisfy(line -> assertThat(shown).contains(line));
    }
    assertThat(ours).content().contains("permissions:\n  contents: read\n", "run: ./verify\n");
  }

  @Test
  void oneJobOfTheCiIsEnoughForTwentyJobsAndOnePolicy() throws Exception {
    for (int i = 0; i < 18; i++) {
      write(folder, "jobs/more/" + i + ".conf", job("more-" + i, "registry.example.com/a:1"));
    }
    write(folder, "jobs/old.conf", job("old", "registry.example.com/old:1"));
    write(folder, "jobs/orders.conf", job("orders", "registry.example.com/orders:1"));
    write(
        folder,
        "k8spark-policy.conf",
        Files.readString(folder.resolve("k8spark-policy.conf")) + "# A word.\n");
    JsonNode job = page("gitlab.yaml").path("k8spark");

    Run run = script(job.path("script").valueStream().map(JsonNode::asString).toList());

    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.out()).contains("checked 20 jobs and 1 policy");
    assertThat(script(workflow("push")).code()).isZero();
  }

  /** The commands of the steps that an event runs. */
  private static List<String> workflow(String event) throws IOException {
    List<String> commands = new ArrayList<>();
    for (JsonNode step : page("github.yaml").at("/jobs/check/steps")) {
      String condition = step.path("if").asString("");
      String ours = "github.event_name == '" + event + "'";
      if (step.has("run") && (condition.isEmpty() || condition.equals(ours))) {
        commands.add(step.path("run").asString());
      }
    }
    return commands;
  }

  private static JsonNode page(String name) throws IOException {
    Load load = new Load(LoadSettings.builder().build());
    return JSON.valueToTree(load.loadFromString(Files.readString(PAGES.resolve(name))));
  }

  private Run script(List<String> commands) throws IOException, InterruptedException {
    assertThat(commands).hasSize(2);
    String clone = tool.path().toUri().toString();
    String text = String.join("\n", commands);
    assertThat(text).contains(" " + TaggedRepository.PLACE + " ", TaggedRepository.TAG);
    Path builds = Files.createTempDirectory(tool.folder(), "runner");
    return tool.run(
        folder,
        List.of("bash", "-e", "-c", text.replace(TaggedRepository.PLACE, clone)),
        Map.of(
            "RUNNER_TEMP",
            builds.toString(),
            "GITHUB_BASE_REF",
            "main",
            "CI_BUILDS_DIR",
            builds.toString(),
            "CI_MERGE_REQUEST_DIFF_BASE_SHA",
            base));
  }

  private JsonNode report(String name) throws IOException {
    try (var runs = Files.newDirectoryStream(tool.folder(), "runner*")) {
      return JSON.readTree(runs.iterator().next().resolve(name));
    }
  }

  private static String annotations(Run run) {
    return run.out().substring(run.out().indexOf("::"));
  }

  private static String job(String name, String image) {
    return """
    name = %s
    namespace = analytics
    image = "%s"
    sparkVersion = "4.3"
    main.python = "local:///app/a.py"
    """
        .formatted(name, image);
  }

  private static void write(Path where, String name, String text) throws IOException {
    Path file = where.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
