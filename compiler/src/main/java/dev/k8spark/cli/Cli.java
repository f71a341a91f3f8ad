package dev.k8spark.cli;

import dev.k8spark.cli.check.CheckCommand;
import dev.k8spark.cli.compile.CompileCommand;
import dev.k8spark.cli.console.Console;
import dev.k8spark.cli.fmt.FmtCommand;
import dev.k8spark.cli.image.ImageCommand;
import dev.k8spark.cli.option.CommandExit;
import dev.k8spark.cli.option.OptionSpecs;
import dev.k8spark.cli.policy.PolicyCommand;
import dev.k8spark.cli.run.RunCommand;
import dev.k8spark.diagnostic.TerminalText;
import dev.k8spark.emit.ToolVersion;
import dev.k8spark.schema.DidYouMean;
import dev.k8spark.source.ReadFailure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line as a function from arguments to an exit code. Standard output gets a command's
 * whole product at its end, and nothing before.
 */
record Cli(Console console) {

  /** What Java puts in the place of bytes that are no text: the file or value meant is lost. */
  private static final char NOT_UTF_8 = '\uFFFD';

  /** Runs the command that the arguments name, and returns its exit code. */
  int execute(String... arguments) {
    if (Arrays.stream(arguments).anyMatch(argument -> argument.indexOf(NOT_UTF_8) >= 0)) {
      printError("an argument is not UTF-8 text");
      return CommandExit.UNUSABLE_INPUT.code();
    }
    StringWriter product = new StringWriter();
    try {
      int code =
          commandLine(arguments.length == 0 ? "" : arguments[0])
              .setOut(new PrintWriter(product))
              .execute(arguments);
      if (code != CommandExit.BUG.code()) {
        console.print(product.toString());
      }
      return code;
    } catch (IOException unwritable) {
      printError("cannot write to standard output: " + new ReadFailure(unwritable).describe());
      return CommandExit.UNUSABLE_INPUT.code();
    } catch (StackOverflowError | OutOfMemoryError | RuntimeException | LinkageError bug) {
      return reportBug(bug);
    }
  }

  /**
   * Builds picocli's model, which takes longer than to compile a job: so it holds only the command
   * that is called, and all of them where a help or a message may list them.
   *
   * @param called the first argument
   */
  CommandLine commandLine(String called) {
    CommandSpec root = CommandSpec.wrapWithoutInspection((Callable<Integer>) this::refuseNoCommand);
    root.name("k8spark").addOption(OptionSpecs.help()).addOption(version());
    Map<String, Supplier<CommandSpec>> commands = commands();
    @Nullable Supplier<CommandSpec> command = commands.get(called);
    if (command == null) {
      commands.forEach((name, spec) -> root.addSubcommand(name, spec.get()));
      root.addSubcommand("help", HelpCommand.spec());
    } else {
      root.addSubcommand(called, command.get());
    }
    root.versionProvider(() -> new String[] {"k8spark " + ToolVersion.read()});
    root.usageMessage()
        .optionListHeading("%n")
        .commandListHeading("%n")
        .description("Compile Spark job files to Kubernetes manifests.");
    CommandLine line = new CommandLine(root);
    return line.setErr(new PrintWriter(new StringWriter()))
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setExpandAtFiles(false)
        .setUsageHelpWidth(100)
        .setParameterExceptionHandler((wrong, _) -> reportUsageError(wrong))
        .setExecutionExceptionHandler((bug, _, _) -> reportBug(bug));
  }

  /** The commands but {@code help}, in the order in which the help lists them. */
  private Map<String, Supplier<CommandSpec>> commands() {
    Map<String, Supplier<CommandSpec>> commands = new LinkedHashMap<>();
    commands.put("compile", () -> CompileCommand.spec(console));
    commands.put("check", () -> CheckCommand.spec(console));
    commands.put("explain", ExplainCommand::spec);
    commands.put("run", () -> RunCommand.spec(console));
    commands.put("image", () -> ImageCommand.spec(console));
    commands.put("fmt", () -> FmtCommand.spec(console));
    commands.put("policy", () -> PolicyCommand.spec(console));
    commands.put("schema", SchemaCommand::spec);
    return commands;
  }

  private static OptionSpec version() {
    return OptionSpec.builder("-V", "--version")
        .versionHelp(true)
        .type(boolean.class)
        .description("Show the version.")
        .build();
  }

  private int refuseNoCommand() {
    printError("a command is missing");
    console.printError("try `k8spark --help`\n");
    return CommandExit.UNUSABLE_INPUT.code();
  }

  private int reportUsageError(ParameterException wrong) {
    printError(String.valueOf(wrong.getMessage()));
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      findNearest(unmatched).ifPresent(word -> console.printError("did you mean " + word + "?\n"));
    }
    String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
    console.printError("try `" + command + " --help`\n");
    return CommandExit.UNUSABLE_INPUT.code();
  }

  private static Optional<String> findNearest(UnmatchedArgumentException unmatched) {
    CommandLine line = unmatched.getCommandLine();
    List<String> words = new ArrayList<>(line.getSubcommands().keySet());
    words.addAll(line.getCommandSpec().optionsMap().keySet());
    return DidYouMean.findNearest(unmatched.getUnmatched().getFirst(), words);
  }

  private int reportBug(Throwable bug) {
    printError("internal error, please report it: " + bug);
    @Nullable String details = BugReport.write(bug);
    console.printError(
        details == null ? BugReport.render(bug) : "the details are in " + details + "\n");
    return CommandExit.BUG.code();
  }

  private void printError(String message) {
    console.printError("error: " + TerminalText.visible(message) + "\n");
  }
}
