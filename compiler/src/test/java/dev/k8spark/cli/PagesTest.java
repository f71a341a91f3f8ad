package dev.k8spark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.cli.MarkdownPage.Block;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Pages say what is: their blocks, commands, paths and links are tried. */
final class PagesTest {

  /** Where no page is ours, or other tests try it. */
  private static final Set<String> ELSEWHERE = Set.of("target", "src", "codes", "ARCHITECTURE.md");

  private static final Set<String> LANGUAGES =
      Set.of("conf", "yaml", "console", "sh", "mermaid", "java");

  /** It shows another repository; ReviewPagesTest tries it. */
  private static final Path REVIEW = Path.of("docs/review/README.md");

  /** A name that stands for any. */
  private static final Pattern PLACEHOLDER = Pattern.compile("\\b(NAME|CODE)\\b|[*]|\\$");

  private static final Pattern OPTION = Pattern.compile("(?<=^|[\\s`])--?[A-Za-z][A-Za-z-]*");

  @ParameterizedTest
  @MethodSource("pages")
  void everyBlockIsOfAKindThatIsTried(MarkdownPage page) {
    assertThat(page.blocks(LANGUAGES.toArray(String[]::new)))
        .hasSize((int) page.text().lines().filter(line -> line.startsWith("```")).count() / 2);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyExcerptStandsInTheFileThatItNames(MarkdownPage page) throws IOException {
    for (Block block : page.blocks("conf", "yaml")) {
      if (page.file().equals(REVIEW)) {
        continue;
      }
      assertThat(block.file()).as(block.body()).isNotEmpty();
      assertExcerpts(block, Files.readString(MarkdownPage.ROOT.resolve(block.file())));
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyConsoleBlockIsWhatTheCommandPrints(MarkdownPage page) {
    for (Block block : page.blocks("console")) {
      if (page.file().equals(REVIEW)) {
        continue;
      }
      String[] parts = block.body().split("\n", 2);
      CommandRun run = CommandRun.of(parts[0].replace("$ ./k8spark ", ""));
      Block printed = new Block("console", "", parts[1]);

      if (printed.excerpts().equals(List.of(parts[1]))) {
        assertThat(run.err() + run.out()).isEqualTo(parts[1]);
      } else {
        assertExcerpts(printed, run.err() + run.out());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyCommandOfOursEndsWell(MarkdownPage page) {
    List<String> commands = new ArrayList<>(ours(page));
    page.code().stream().filter(code -> code.startsWith("./k8spark ")).forEach(commands::add);
    // A rehearsal needs Spark; its own module runs one.
    commands.removeIf(command -> command.contains("./k8spark run "));
    for (String command : commands) {
      CommandRun run = CommandRun.of(command.replace("./k8spark ", ""));

      assertThat(run.code()).as("%s%n%s", command, run.err()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyPathOfTheRepositoryExists(MarkdownPage page) {
    if (page.file().equals(REVIEW)) {
      return;
    }
    Set<String> folders = CommandRun.names(MarkdownPage.ROOT);
    List<String> paths =
        Stream.concat(
                shell(page).flatMap(command -> Stream.of(command.split("\\s+", -1))),
                page.code().stream())
            .map(word -> word.replaceFirst("^\\./", "").replaceFirst("[ #].*|/\\*$", ""))
            .filter(word -> folders.contains(word.replaceFirst("/.*", "")))
            .filter(word -> !PLACEHOLDER.matcher(word).find())
            .map(word -> word.replaceFirst("/target/.*", ""))
            .toList();

    assertThat(paths)
        .allSatisfy(path -> assertThat(MarkdownPage.ROOT.resolve(path)).as(path).exists());
  }

  @ParameterizedTest
  @MethodSource("linked")
  void everyLinkLeadsSomewhere(MarkdownPage page) {
    for (String target : page.links()) {
      String[] parts = target.split("#", 2);
      if (target.startsWith("https://")) {
        continue;
      }
      Path file =
          parts[0].isEmpty()
              ? MarkdownPage.ROOT.resolve(page.file())
              : MarkdownPage.ROOT.resolve(page.file()).resolveSibling(parts[0]).normalize();
      assertThat(file).as("%s of %s", target, page).exists();
      if (parts.length == 2) {
        assertThat(MarkdownPage.read(MarkdownPage.ROOT.relativize(file).toString()).anchors())
            .as("%s of %s", target, page)
            .contains(parts[1]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void imagesAreBuiltWithOptionsThatExist(MarkdownPage page) throws IOException {
    String script = Files.readString(MarkdownPage.ROOT.resolve("image/build"));

    assertThat(
            shell(page)
                .filter(command -> command.startsWith("image/build "))
                .flatMap(command -> OPTION.matcher(command).results())
                .map(match -> match.group()))
        .allSatisfy(option -> assertThat(script).contains("    " + option + ") "));
  }

  @Test
  void everyPageOfDocsIsInItsIndex() throws IOException {
    MarkdownPage index = MarkdownPage.read("docs/README.md");

    try (Stream<Path> pages = Files.list(MarkdownPage.ROOT.resolve("docs"))) {
      assertThat(
              pages
                  .map(page -> page.getFileName().toString())
                  .filter(name -> !name.equals("README.md")))
          .isNotEmpty()
          .allSatisfy(name -> assertThat(index.links()).containsAnyOf(name, name + "/README.md"));
    }
  }

  @Test
  void theJobThatIsAwaitedIsTheOneThatWasApplied() {
    CommandRun run = CommandRun.of("compile samples/pi-python.conf --only run");

    assertThat(Pattern.compile("\\bjob/(\\S+)").matcher(clusterPage()).results())
        .isNotEmpty()
        .allSatisfy(job -> assertThat(run.out()).contains("name: " + job.group(1) + "\n"));
  }

  private static String clusterPage() {
    return MarkdownPage.read("docs/cluster.md").text();
  }

  /** Asserts that the excerpts stand in a text, each at the start of a line, in their order. */
  static void assertExcerpts(Block block, String text) {
    String rest = "\n" + text;
    for (String excerpt : block.excerpts()) {
      assertThat(rest).as(block.file()).contains("\n" + excerpt);
      rest = "\n" + rest.substring(rest.indexOf("\n" + excerpt) + excerpt.length() + 1);
    }
  }

  static List<MarkdownPage> pages() throws IOException {
    return pagesBelow(MarkdownPage.ROOT).filter(page -> !page.file().endsWith("keys.md")).toList();
  }

  /** Returns the pages that are tried in full, and those made by tests or tried by others. */
  static List<MarkdownPage> linked() throws IOException {
    return Stream.of(
            pages().stream(),
            pagesBelow(MarkdownPage.ROOT.resolve("docs/codes")),
            Stream.of(MarkdownPage.read("docs/keys.md")))
        .flatMap(pages -> pages)
        .toList();
  }

  private static Stream<MarkdownPage> pagesBelow(Path folder) throws IOException {
    List<MarkdownPage> pages = new ArrayList<>();
    try (Stream<Path> entries = Files.list(folder)) {
      for (Path entry : entries.sorted().toList()) {
        String name = entry.getFileName().toString();
        if (Files.isDirectory(entry) && !name.startsWith(".") && !ELSEWHERE.contains(name)) {
          pagesBelow(entry).forEach(pages::add);
        } else if (name.endsWith(".md") && !ELSEWHERE.contains(name)) {
          pages.add(MarkdownPage.read(MarkdownPage.ROOT.relativize(entry).toString()));
        }
      }
    }
    return pages.stream();
  }

  /** Returns the calls of {@code ./k8spark} in blocks of shell, up to where the output goes. */
  private static List<String> ours(MarkdownPage page) {
    return shell(page)
        .filter(command -> command.startsWith("./k8spark "))
        .map(command -> command.replaceFirst(" *\\|.*", ""))
        .toList();
  }

  private static Stream<String> shell(MarkdownPage page) {
    return page.blocks("sh").stream().flatMap(block -> block.commands().stream());
  }
}
