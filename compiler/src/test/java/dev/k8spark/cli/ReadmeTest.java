package dev.k8spark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.cli.Readme.Block;
import dev.k8spark.cli.console.Console;
import dev.k8spark.runtime.contract.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README says what is: its blocks, commands, tables and paths are tried. */
final class ReadmeTest {

  private static final Pattern OPTION = Pattern.compile("(?<=^|[\\s`])--?[A-Za-z][A-Za-z-]*");
  private static final Pattern HELP_OPTIONS = Pattern.compile("(?m)^ {2,6}-.*");
  private static final Pattern COMMAND = Pattern.compile("(?m)^ {2}([a-z]+) {2,}");
  private static final Pattern OBJECT =
      Pattern.compile("(?m)^kind: (\\w+)\nmetadata:\n  name: (\\S+)$");

  private final Readme readme;

  ReadmeTest() throws IOException {
    this.readme = Readme.read();
  }

  /** What a command did. */
  private record Run(int code, String out, String err) {}

  @Test
  void everyBlockIsOfAKindThatIsTried() {
    assertThat(readme.blocks("conf", "yaml", "console", "sh"))
        .hasSize((int) readme.text().lines().filter(line -> line.startsWith("```")).count() / 2);
  }

  @Test
  void everyExcerptStandsInTheFileThatItNames() throws IOException {
    for (Block block : readme.blocks("conf", "yaml")) {
      assertThat(block.file()).as(block.body()).isNotEmpty();
      String rest = "\n" + Files.readString(Readme.ROOT.resolve(block.file()));
      for (String excerpt : block.excerpts()) {
        assertThat(rest).as(block.file()).contains("\n" + excerpt);
        rest = "\n" + rest.substring(rest.indexOf("\n" + excerpt) + excerpt.length() + 1);
      }
    }
  }

  @Test
  void theFirstJobIsAWholeSampleOfTenLines() throws IOException {
    Block job = readme.blocks("conf").getFirst();

    assertThat(Readme.ROOT.resolve(job.file())).hasContent(job.body());
    assertThat(job.body().lines().filter(line -> !line.startsWith("#"))).hasSize(10);
  }

  @Test
  void theFirstJobBecomesTheObjectsListed() throws IOException {
    String golden = Files.readString(Readme.ROOT.resolve("golden/pi-python.yaml"));
    List<List<String>> objects =
        OBJECT.matcher(golden).results().map(o -> List.of(o.group(1), o.group(2))).toList();

    assertThat(readme.table("object | name"))
        .extracting(row -> List.of(row.get(0), row.get(1).replace("`", "")))
        .isEqualTo(objects);
  }

  @Test
  void everyConsoleBlockIsWhatTheCommandPrints() {
    assertThat(readme.blocks("console")).isNotEmpty();
    for (Block block : readme.blocks("console")) {
      String[] parts = block.body().split("\n", 2);
      Run run = run(parts[0].replace("$ ./k8spark ", ""));

      assertThat(run.err() + run.out()).isEqualTo(parts[1]);
    }
  }

  @Test
  void everyCommandOfOursEndsWell() {
    List<String> commands = new ArrayList<>(ours());
    readme.code().stream().filter(code -> code.startsWith("./k8spark ")).forEach(commands::add);
    assertThat(commands).hasSizeGreaterThan(3);
    // A rehearsal needs Spark; its own module runs one.
    commands.removeIf(command -> command.contains("./k8spark run "));
    for (String command : commands) {
      Run run = run(command.replace("./k8spark ", ""));

      assertThat(run.code()).as("%s%n%s", command, run.err()).isZero();
      assertThat(run.out()).isNotEmpty();
    }
  }

  @Test
  void theJobThatIsAwaitedIsTheOneThatWasApplied() {
    Run run = run("compile samples/pi-python.conf --only run");
    Set<String> awaited =
        Pattern.compile("\\bjob/(\\S+)")
            .matcher(readme.section("On a cluster"))
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toSet());

    assertThat(awaited).hasSize(1).allSatisfy(job -> assertThat(run.out()).contains(job));
  }

  @Test
  void everyPathOfTheRepositoryExists() {
    Stream<String> shell =
        readme.blocks("sh").stream()
            .flatMap(block -> block.commands().stream())
            .flatMap(command -> Stream.of(command.split("\\s+", -1)));
    Set<String> folders = names(Readme.ROOT);
    List<String> paths =
        Stream.concat(shell, readme.code().stream())
            .map(word -> word.replaceFirst("^\\./", "").replaceFirst("[ #].*|/\\*$", ""))
            .filter(word -> folders.contains(word.replaceFirst("/.*", "")))
            .toList();

    assertThat(paths).contains("image/build", "samples/apps/python", "verify");
    assertThat(paths)
        .allSatisfy(
            path -> assertThat(Readme.ROOT.resolve(path.replaceFirst("/target/.*", ""))).exists());
    assertThat(Readme.ROOT.resolve("samples/apps/jvm/pom.xml"))
        .content()
        .contains("<finalName>k8spark-samples</finalName>");
  }

  @Test
  void everyLinkLeadsSomewhere() {
    assertThat(readme.links()).isNotEmpty();
    for (String target : readme.links()) {
      if (target.startsWith("#")) {
        assertThat(readme.anchors()).contains(target);
      } else {
        assertThat(Readme.ROOT.resolve(target)).exists();
      }
    }
  }

  @Test
  void imagesAreBuiltWithOptionsThatExist() throws IOException {
    String script = Files.readString(Readme.ROOT.resolve("image/build"));
    List<String> builds =
        readme.blocks("sh").stream()
            .flatMap(block -> block.commands().stream())
            .filter(command -> command.startsWith("image/build "))
            .toList();

    assertThat(builds).isNotEmpty();
    assertThat(builds.stream().flatMap(build -> options(build).stream()))
        .allSatisfy(option -> assertThat(script).contains("    " + option + ") "));
  }

  @Test
  void theTableHasEveryCommandAndOptionAndNoOther() {
    List<List<String>> table = readme.table("command | option");
    Set<String> commands = commands();

    assertThat(Readme.words(column(table, 0))).hasSameElementsAs(commands);
    Set<String> options = new TreeSet<>();
    Stream.concat(Stream.of(""), commands.stream())
        .forEach(command -> options.addAll(optionsOf(command)));
    assertThat(options(column(table, 1))).isEqualTo(options);
  }

  @Test
  void theExitCodesAreThoseOfTheHelp() {
    String help = run("compile --help").out().replace('\n', ' ');
    String sentence = help.replaceFirst(".*Exit codes: ", "").replaceFirst("\\..*", "");

    assertThat(readme.table("exit code | of `k8spark`"))
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
    assertThat(readme.table("driver's exit code"))
        .extracting(row -> row.get(0) + " " + row.get(1).split("`", -1)[1] + " " + row.get(2))
        .isEqualTo(
            Arrays.stream(ExitCode.values())
                .map(c -> c.number() + " " + c.name() + " " + (c.isPermanent() ? "yes" : ""))
                .toList());
    assertThat(readme.text()).contains("where it uses 3, 80 to 99 or 143 itself");
    assertThat(Stream.of(3, 80, 99, 143)).allMatch(ExitCode::isReserved);
    assertThat(Stream.of(2, 4, 79, 100, 142, 144)).noneMatch(ExitCode::isReserved);
  }

  @Test
  void whatIsNotThereYetIsNotThere() throws IOException {
    String schemas =
        Files.readString(Readme.ROOT.resolve("schema/job.schema.json"))
            + Files.readString(Readme.ROOT.resolve("schema/policy.schema.json"));
    Set<String> missing = Readme.words(readme.section("What is not")).collect(Collectors.toSet());

    assertThat(missing).contains("schedule", "why").doesNotContainAnyElementsOf(commands());
    assertThat(missing).allSatisfy(w -> assertThat(schemas).doesNotContain("\"" + w + "\": {"));
  }

  @Test
  void theReadmeIsShort() {
    assertThat(readme.text().lines()).hasSizeLessThanOrEqualTo(340);
  }

  /** Calls of {@code ./k8spark} in blocks of shell, up to where the output goes. */
  private List<String> ours() {
    return readme.blocks("sh").stream()
        .flatMap(block -> block.commands().stream())
        .filter(command -> command.startsWith("./k8spark "))
        .map(command -> command.replaceFirst(" *\\|.*", ""))
        .toList();
  }

  private static String column(List<List<String>> table, int index) {
    return table.stream().map(row -> row.get(index)).collect(Collectors.joining("\n"));
  }

  private static Set<String> commands() {
    return COMMAND
        .matcher(run("--help").out())
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> optionsOf(String command) {
    return HELP_OPTIONS
        .matcher(run((command + " --help").strip()).out())
        .results()
        .flatMap(match -> options(match.group().replaceFirst("(?<=\\S) {2,}.*", "")).stream())
        .collect(Collectors.toSet());
  }

  private static Set<String> options(String text) {
    return OPTION
        .matcher(text)
        .results()
        .map(MatchResult::group)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> names(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs a command as if it was given in the repository's folder. */
  private static Run run(String command) {
    Set<String> folders = names(Readme.ROOT);
    String[] arguments =
        Stream.of(command.split(" +", -1))
            .map(a -> folders.contains(a.replaceFirst("/.*", "")) ? "../" + a : a)
            .toArray(String[]::new);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console = new Console(InputStream.nullInputStream(), out, err, false, Map.of());
    int code = new Cli(console).execute(arguments);
    return new Run(code, fromRoot(out), fromRoot(err));
  }

  private static String fromRoot(ByteArrayOutputStream printed) {
    return printed.toString(UTF_8).replace("../", "");
  }
}
