package dev.k8spark.cli.policy;

import dev.k8spark.cli.console.ColorChoice;
import dev.k8spark.cli.console.Console;
import dev.k8spark.cli.console.MessageFormat;
import dev.k8spark.cli.console.MessagePrinter;
import dev.k8spark.cli.file.InputReader;
import dev.k8spark.cli.option.CommandExit;
import dev.k8spark.cli.option.OptionSpecs;
import dev.k8spark.source.SourceFile;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** {@code k8spark policy test [PATH...]}: tries the cases that are kept beside policies. */
public final class PolicyCommand implements Callable<Integer> {

  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("policy");
  private final Console console;

  private PolicyCommand(Console console) {
    this.console = console;
  }

  /** Makes the command's model. */
  public static CommandSpec spec(Console console) {
    CommandSpec spec = new PolicyCommand(console).spec;
    spec.usageMessage()
        .parameterListHeading("%n")
        .description("Try whether a policy refuses what it should, and nothing else.")
        .footer(
            "",
            "Cases stand in files *.policy-test.conf (or .yaml, .json) beside the policy. Each is",
            "a job, by its `file` or its keys in `job`, or a `pod` or another `object`, judged by",
            "the policy's own rules and as admission in the cluster would; `fails` lists the codes",
            "and rules that must be found, and no other error may be:",
            "",
            "  cases {",
            "    \"a small job passes\" { file = jobs/small.conf }",
            "    driver-on-spot { job { name = x, ... }, fails = [driver-not-on-spot] }",
            "    forged { pod { spec { hostNetwork = true } }, fails = [no-host-network] }",
            "  }",
            "",
            "`k8spark schema policy-test` prints all keys. JSON is an object a line, for each"
                + " case,",
            "for what is wrong in a file, and one for all.",
            "",
            "Exit codes: 0 all cases passed, 1 a case failed or is wrong, 2 the command line is",
            "wrong or a file cannot be read, 70 a bug of k8spark.");
    return spec.addPositional(subcommand())
        .addPositional(paths())
        .addOption(OptionSpecs.policy())
        .addOption(
            OptionSpecs.words(
                List.of("text", "json", "junit"), "How to tell what came of them.", "--format"))
        .addOption(OptionSpecs.color("Color in text, as for compile."))
        .addOption(OptionSpecs.help());
  }

  private static PositionalParamSpec subcommand() {
    return PositionalParamSpec.builder()
        .index("0")
        .arity("1")
        .required(true)
        .type(String.class)
        .paramLabel("test")
        .description("What to do.")
        .converters(given -> OptionSpecs.requireOneOf(List.of("test"), given))
        .build();
  }

  private static PositionalParamSpec paths() {
    return PositionalParamSpec.builder()
        .index("1..*")
        .arity("0..*")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .paramLabel("PATH")
        .description("A file with cases or a folder with such files; this folder unless given.")
        .converters(OptionSpecs::requireText)
        .build();
  }

  @Override
  public Integer call() {
    ParseResult given = spec.commandLine().getParseResult();
    List<String> paths = given.matchedPositionalValue(1, List.of("."));
    if (paths.contains(InputReader.STDIN)) {
      throw OptionSpecs.usageError(given, "cases lie beside a policy, not in -");
    }
    PolicyTestFormat format = OptionSpecs.constant(given, "--format", PolicyTestFormat.TEXT);
    MessagePrinter messages =
        MessagePrinter.of(
            format == PolicyTestFormat.JSON ? MessageFormat.JSON : MessageFormat.TEXT,
            OptionSpecs.constant(given, "--color", ColorChoice.AUTO),
            console);
    InputReader reader = new InputReader(console.in(), null);
    @Nullable String policy = given.matchedOptionValue("--policy", null);
    @Nullable SourceFile policyFile = policy == null ? null : reader.read(policy, messages::print);
    if (policy != null && policyFile == null) {
      return CommandExit.UNUSABLE_INPUT.code();
    }
    return new PolicyTestRun(reader, messages, policyFile)
        .run(paths, format, spec.commandLine().getOut())
        .code();
  }
}
