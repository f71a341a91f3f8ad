package dev.k8spark.cli;

import dev.k8spark.cli.option.CommandExit;
import dev.k8spark.cli.option.OptionSpecs;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** {@code k8spark help [COMMAND]}. */
final class HelpCommand implements Callable<Integer> {

  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("help");

  private HelpCommand() {}

  /** Makes the command's model. */
  static CommandSpec spec() {
    CommandSpec spec = new HelpCommand().spec;
    spec.usageMessage()
        .parameterListHeading("%n")
        .description("Show how k8spark or one of its commands is used.");
    return spec.addPositional(OptionSpecs.optionalWord("COMMAND", "The command to show.").build())
        .addOption(OptionSpecs.help());
  }

  @Override
  public Integer call() {
    CommandLine root = spec.commandLine().getParent();
    String command = spec.commandLine().getParseResult().matchedPositionalValue(0, "");
    CommandLine shown = command.isEmpty() ? root : root.getSubcommands().get(command);
    if (shown == null) {
      throw new ParameterException(spec.commandLine(), "no command `" + command + "`");
    }
    shown.usage(spec.commandLine().getOut());
    return CommandExit.SUCCESS.code();
  }
}
