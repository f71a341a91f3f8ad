package dev.k8spark.cli.fmt;

import dev.k8spark.cli.console.ColorChoice;
import dev.k8spark.cli.console.Console;
import dev.k8spark.cli.console.MessageFormat;
import dev.k8spark.cli.console.MessagePrinter;
import dev.k8spark.cli.file.InputReader;
import dev.k8spark.cli.option.OptionSpecs;
import dev.k8spark.source.Notation;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** {@code k8spark fmt PATH...}: gives HOCON files their one form, each on its own. */
public final class FmtCommand implements Callable<Integer> {

  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("fmt");
  private final Console console;

  private FmtCommand(Console console) {
    this.console = console;
  }

  /** Makes the command's model. */
  public static CommandSpec spec(Console console) {
    CommandSpec spec = new FmtCommand(console).spec;
    spec.usageMessage()
        .parameterListHeading("%n")
        .description(
            "Format job and policy files in HOCON, in place. What they say stays the same.")
        .footer(
            "",
            "Two blanks of indent, ` = ` before scalars and lists, `key {` for maps, one empty"
                + " line",
            "at most. Line ends stay where they are, but code wider than 120 columns is broken,"
                + " and",
            "what stands in one column in neighbouring lines stays in one. Commas at line ends go.",
            "Line ends become LF, CRLF too; texts in quotes and comments keep every character.",
            "A file with errors is not touched; the others are formatted all the same. Below a",
            "folder are formatted the files that check would check, and layers that these extend.",
            "",
            "Exit codes: 0 formatted, 1 a file is wrong or, with --check, would change, 2 the",
            "command line is wrong or a file cannot be read or written, 70 a bug of k8spark.");
    return spec.addPositional(
            OptionSpecs.files(
                "PATH", "A file, a folder with jobs or policies, or - for standard input."))
        .addOption(OptionSpecs.flag("Write nothing, and show what would change.", "--check"))
        .addOption(OptionSpecs.skipOthers())
        .addOption(OptionSpecs.exclude())
        .addOption(OptionSpecs.stdinName())
        .addOption(OptionSpecs.help());
  }

  @Override
  public Integer call() {
    ParseResult given = spec.commandLine().getParseResult();
    List<String> paths = given.matchedPositionalValue(0, List.of());
    @Nullable String stdinName = OptionSpecs.readStdinName(given, paths);
    requireHocon(paths, stdinName);
    return new FormatRun(
            new InputReader(console.in(), stdinName),
            MessagePrinter.of(MessageFormat.TEXT, ColorChoice.AUTO, console),
            given.hasMatchedOption("--check"),
            spec.commandLine().getOut())
        .format(paths, OptionSpecs.readSelection(given))
        .code();
  }

  private void requireHocon(List<String> paths, @Nullable String stdinName) {
    boolean hasStdin = paths.contains(InputReader.STDIN);
    if (hasStdin && paths.size() > 1) {
      throw new ParameterException(spec.commandLine(), "- stands alone");
    }
    for (String path : stdinName == null ? paths : List.of(stdinName)) {
      if (Notation.named(path).orElse(Notation.HOCON) != Notation.HOCON) {
        throw new ParameterException(
            spec.commandLine(), "fmt formats HOCON, and `%s` is none".formatted(path));
      }
    }
  }
}
