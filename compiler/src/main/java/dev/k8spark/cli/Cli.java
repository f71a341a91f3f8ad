package dev.k8spark.cli;

import dev.k8spark.cli.check.CheckCommand;
import dev.k8spark.cli.compile.CompileCommand;
import dev.k8spark.cli.console.Console;
import dev.k8spark.cli.file.FileProblem;
import dev.k8spark.cli.fmt.FmtCommand;
import dev.k8spark.cli.option.OptionSpecs;
import dev.k8spark.cli.policy.PolicyCommand;
import dev.k8spark.cli.run.RunCommand;
import dev.k8spark.diagnostic.TerminalText;
import dev.k8spark.emit.ToolVersion;
import dev.k8spark.schema.DidYouMean;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
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

  /** As the BSD's {@code sysexits.h} has it for a program that found itself wrong. */
  private static final int BUG = 70;

  int execute(String... arguments) {
    StringWriter product = new StringWriter();
    try {
      int code = commandLine(new PrintWriter(product)).execute(arguments);
      if (code != BUG) {
        console.print(product.toString());
      }
      return code;
    } catch (IOException unwritable) {
      error("cannot write to standard output: " + FileProblem.reason(unwritable));
      return ExitCode.USAGE;
    } catch (StackOverflowError | OutOfMemoryError | RuntimeException | LinkageError bug) {
      return bug(bug);
    }
  }

  private CommandLine commandLine(PrintWriter product) {
    CommandSpec root = CommandSpec.wrapWithoutInspection((Callable<Integer>) this::noCommand);
    root.name("k8spark")
        .addOption(OptionSpecs.help())
        .addOption(version())
        .addSubcommand("compile", CompileCommand.spec(console))
        .addSubcommand("check", CheckCommand.spec(console))
        .addSubcommand("explain", ExplainCommand.spec())
        .addSubcommand("run", RunCommand.spec(console))
        .addSubcommand("fmt", FmtCommand.spec(console))
        .addSubcommand("policy", PolicyCommand.spec(console))
        .addSubcommand("schema", SchemaCommand.spec())
        .addSubcommand("help", HelpCommand.spec());
    root.versionProvider(() -> new String[] {"k8spark " + ToolVersion.read()});
    root.usageMessage()
        .optionListHeading("%n")
        .commandListHeading("%n")
        .description("Compile Spark job files to Kubernetes manifests.");
    CommandLine line = new CommandLine(root);
    return line.setOut(product)
        .setErr(new PrintWriter(new StringWriter()))
        .setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF))
        .setExpandAtFiles(false)
        .setUsageHelpWidth(100)
        .setParameterExceptionHandler((wrong, _) -> usage(wrong))
        .setExecutionExceptionHandler((bug, _, _) -> bug(bug));
  }

  private static OptionSpec version() {
    return OptionSpec.builder("-V", "--version")
        .versionHelp(true)
        .type(boolean.class)
        .description("Show the version.")
        .build();
  }

  private int noCommand() {
    error("a command is missing");
    console.printError("try `k8spark --help`\n");
    return ExitCode.USAGE;
  }

  private int usage(ParameterException wrong) {
    error(String.valueOf(wrong.getMessage()));
    if (wrong instanceof UnmatchedArgumentException unmatched) {
      nearest(unmatched).ifPresent(word -> console.printError("did you mean " + word + "?\n"));
    }
    String command = wrong.getCommandLine().getCommandSpec().qualifiedName();
    console.printError("try `" + command + " --help`\n");
    return ExitCode.USAGE;
  }

  private static Optional<String> nearest(UnmatchedArgumentException unmatched) {
    CommandLine line = unmatched.getCommandLine();
    List<String> words = new ArrayList<>(line.getSubcommands().keySet());
    words.addAll(line.getCommandSpec().optionsMap().keySet());
    return DidYouMean.findNearest(unmatched.getUnmatched().getFirst(), words);
  }

  private int bug(Throwable bug) {
    error("internal error, please report it: " + bug);
    @Nullable String details = BugReport.write(bug);
    console.printError(
        details == null ? BugReport.text(bug) : "the details are in " + details + "\n");
    return BUG;
  }

  private void error(String message) {
    console.printError("error: " + TerminalText.visible(message) + "\n");
  }
}
