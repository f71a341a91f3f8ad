package dev.k8spark.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The parts of a page of documentation that claim something a test can try.
 *
 * @param file seen from the repository
 */
record MarkdownPage(Path file, String text) {

  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  private static final Pattern BLOCK =
      Pattern.compile("^```(\\w+)(?: (\\S+))?\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  private static final Pattern CODE = Pattern.compile("`([^`\n]+)`");

  private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");

  private static final Pattern HEADING = Pattern.compile("(?m)^##+ (.*)$");

  private static final String GAP = "…";

  /**
   * A fenced block.
   *
   * @param file the file of the repository that it shows, or nothing
   */
  record Block(String language, String file, String body) {

    /** Returns the maximal runs of lines that a gap separates. */
    List<String> excerpts() {
      List<String> excerpts = new ArrayList<>();
      StringBuilder excerpt = new StringBuilder();
      for (String line : body.lines().toList()) {
        if (line.strip().equals(GAP)) {
          excerpts.add(excerpt.toString());
          excerpt.setLength(0);
        } else {
          excerpt.append(line).append('\n');
        }
      }
      excerpts.add(excerpt.toString());
      return excerpts.stream().filter(lines -> !lines.isEmpty()).toList();
    }

    /** Returns its lines of shell, each whole, without comments. */
    List<String> commands() {
      return body.replace("\\\n", " ").lines().map(line -> line.replaceFirst(" +#.*", "")).toList();
    }
  }

  static MarkdownPage read(String file) {
    try {
      return new MarkdownPage(Path.of(file), Files.readString(ROOT.resolve(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<Block> blocks(String... languages) {
    return BLOCK
        .matcher(text)
        .results()
        .map(MarkdownPage::block)
        .filter(block -> List.of(languages).contains(block.language()))
        .toList();
  }

  private static Block block(MatchResult match) {
    return new Block(match.group(1), match.group(2) == null ? "" : match.group(2), match.group(3));
  }

  /** Returns what stands in the running text as code. */
  List<String> code() {
    return CODE.matcher(BLOCK.matcher(text).replaceAll(""))
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  List<String> links() {
    return LINK.matcher(BLOCK.matcher(text).replaceAll(""))
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  /** Returns its headings, as GitHub names them in links. */
  List<String> anchors() {
    return HEADING
        .matcher(text)
        .results()
        .map(match -> match.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\w -]", "").replace(' ', '-'))
        .toList();
  }

  /** Returns the rows of the table that begins with a header, each as its cells. */
  List<List<String>> table(String header) {
    return text.substring(text.indexOf("\n| " + header) + 1)
        .lines()
        .takeWhile(line -> line.startsWith("|"))
        .skip(2)
        .map(MarkdownPage::cells)
        .toList();
  }

  private static List<String> cells(String row) {
    return Stream.of(row.split("(?<!\\\\)\\|", -1))
        .skip(1)
        .map(cell -> cell.replace("\\|", "|").strip())
        .toList();
  }

  /** Returns the section under a heading. */
  String section(String heading) {
    String rest = text.substring(text.indexOf("\n## " + heading) + 1);
    int end = rest.indexOf("\n## ");
    return end < 0 ? rest : rest.substring(0, end);
  }

  /** Returns the first word of each piece of code in a text. */
  static Stream<String> words(String text) {
    return CODE.matcher(text).results().map(match -> match.group(1).replaceFirst(" .*", ""));
  }

  @Override
  public String toString() {
    return file.toString();
  }
}
