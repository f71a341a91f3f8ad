package dev.k8spark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.cli.option.CommandExit;
import dev.k8spark.runtime.contract.ExitCode;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The page of exit codes tells what commands and drivers end with. */
final class ExitCodesPageTest {

  private static final Pattern SENTENCE = Pattern.compile("Exit codes: ([^.]*)\\.");
  private static final Pattern CODE = Pattern.compile("(?:^|[,;] )(\\d+) ");

  private final MarkdownPage page = MarkdownPage.read("docs/exit-codes.md");

  @Test
  void everyCodeOfACommandHasAColumn() {
    List<String> header =
        Stream.of(page.text().split("\n", -1))
            .filter(line -> line.startsWith("| command |"))
            .flatMap(line -> Stream.of(line.split("\\|", -1)))
            .map(String::strip)
            .filter(cell -> cell.matches("\\d+"))
            .toList();

    assertThat(header)
        .isEqualTo(
            Arrays.stream(CommandExit.values()).map(exit -> String.valueOf(exit.code())).toList());
  }

  @Test
  void everyCommandHasTheCodesOfItsHelp() {
    CommandLine line = CommandReference.ofAllCommands().line();
    List<List<String>> table = page.table("command | ");

    assertThat(table)
        .extracting(row -> row.getFirst().replace("`", ""))
        .containsExactlyElementsOf(line.getSubcommands().keySet());
    for (List<String> row : table) {
      String command = row.getFirst().replace("`", "");
      assertThat(codesOf(row))
          .as(command)
          .isEqualTo(codesOf(Objects.requireNonNull(line.getSubcommands().get(command))));
    }
  }

  @Test
  void theCodesOfADriverAreThoseOfTheContract() {
    assertThat(page.table("driver's exit code"))
        .extracting(row -> row.get(0) + " " + row.get(1).split("`", -1)[1] + " " + row.get(2))
        .isEqualTo(
            Arrays.stream(ExitCode.values())
                .map(
                    code ->
                        code.number() + " " + code.name() + " " + (code.isPermanent() ? "yes" : ""))
                .toList());
    assertThat(page.text()).contains("where it uses 3, 80 to 99 or 143 itself");
    assertThat(Stream.of(3, 80, 99, 143)).allMatch(ExitCode::isReserved);
    assertThat(Stream.of(2, 4, 79, 100, 142, 144)).noneMatch(ExitCode::isReserved);
  }

  /** The codes whose cell says something. */
  private static Set<Integer> codesOf(List<String> row) {
    Set<Integer> codes = new TreeSet<>();
    int column = 1;
    for (CommandExit exit : CommandExit.values()) {
      if (!row.get(column++).isEmpty()) {
        codes.add(exit.code());
      }
    }
    return codes;
  }

  /**
   * The codes that a command's help names; those of a command that only prints go without saying.
   */
  private static Set<Integer> codesOf(CommandLine command) {
    String footer = String.join(" ", command.getCommandSpec().usageMessage().footer());
    Matcher sentence = SENTENCE.matcher(footer);
    if (!sentence.find()) {
      return Set.of(
          CommandExit.SUCCESS.code(), CommandExit.UNUSABLE_INPUT.code(), CommandExit.BUG.code());
    }
    Set<Integer> codes =
        CODE.matcher(sentence.group(1))
            .results()
            .map(match -> Integer.valueOf(match.group(1)))
            .collect(Collectors.toCollection(TreeSet::new));
    if (sentence.group(1).startsWith("the driver's")) {
      codes.add(CommandExit.SUCCESS.code());
    }
    return codes;
  }
}
