package dev.k8spark.cli;

import dev.k8spark.cli.console.Console;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** Renders {@code docs/cli.md} from the model that the command line itself is parsed with. */
record CommandReference(CommandLine line) {

  private static final String INTRODUCTION =
      """
      # The command line

      <!-- Made by CommandReferenceTest from the commands' own model. -->

      Standard output has what a command makes, and nothing else; messages go to standard error.
      [Exit codes](exit-codes.md) have a page of their own. `-h`, `--help` at each command shows what
      stands here; `-V`, `--version` without a command shows the version.
      """;

  /** Makes the reference of this version's commands. */
  static CommandReference ofAllCommands() {
    Console console =
        new Console(
            InputStream.nullInputStream(),
            OutputStream.nullOutputStream(),
            OutputStream.nullOutputStream(),
            false,
            Map.of());
    return new CommandReference(new Cli(console).commandLine(""));
  }

  String render() {
    List<CommandSpec> commands =
        line.getSubcommands().values().stream().map(CommandLine::getCommandSpec).toList();
    Stream<String> overview =
        Stream.concat(
            Stream.of("| command | what it does |", "|---|---|"),
            commands.stream()
                .map(
                    command ->
                        row(
                            "[`%s`](#%s)".formatted(command.name(), anchor(command)),
                            description(command))));
    return INTRODUCTION
        + "\n"
        + overview.collect(Collectors.joining("\n"))
        + "\n"
        + commands.stream().map(CommandReference::section).collect(Collectors.joining());
  }

  private static String section(CommandSpec command) {
    List<String> rows = new ArrayList<>();
    command.positionalParameters().forEach(parameter -> rows.add(parameterRow(parameter)));
    command.options().stream()
        .filter(option -> !option.usageHelp())
        .forEach(option -> rows.add(optionRow(option)));
    return "\n## %s\n\n%s\n\n| argument | value | what it says |\n|---|---|---|\n%s\n%s"
        .formatted(
            heading(command), description(command), String.join("\n", rows), footer(command));
  }

  private static String heading(CommandSpec command) {
    return command.positionalParameters().stream()
        .map(CommandReference::usage)
        .collect(Collectors.joining(" ", command.name() + " ", ""));
  }

  private static String usage(PositionalParamSpec parameter) {
    String repeated = parameter.arity().max() > 1 ? "..." : "";
    return parameter.arity().min() == 0
        ? "[" + parameter.paramLabel() + repeated + "]"
        : parameter.paramLabel() + repeated;
  }

  /** The name that a page on GitHub gives to a command's heading. */
  private static String anchor(CommandSpec command) {
    return heading(command)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9 -]", "")
        .replace(' ', '-');
  }

  private static String parameterRow(PositionalParamSpec parameter) {
    return row("`" + parameter.paramLabel() + "`", "", description(parameter));
  }

  private static String optionRow(OptionSpec option) {
    String names =
        Arrays.stream(option.names())
            .map(name -> "`" + name + "`")
            .collect(Collectors.joining(", "));
    String value = option.arity().max() == 0 ? "" : "`" + option.paramLabel() + "`";
    return row(names, value, description(option));
  }

  private static String row(String... cells) {
    return Arrays.stream(cells)
        .map(cell -> cell.isEmpty() ? "" : cell.replace("|", "\\|") + " ")
        .collect(Collectors.joining("| ", "| ", "|"));
  }

  private static String description(CommandSpec command) {
    return String.join(" ", command.usageMessage().description());
  }

  private static String description(ArgSpec argument) {
    return String.join(" ", argument.description());
  }

  private static String footer(CommandSpec command) {
    List<String> lines =
        Arrays.stream(command.usageMessage().footer()).dropWhile(String::isEmpty).toList();
    return lines.isEmpty()
        ? ""
        : lines.stream()
            .map(line -> line.isEmpty() ? "\n" : "    " + line + "\n")
            .collect(Collectors.joining("", "\n", ""));
  }
}
