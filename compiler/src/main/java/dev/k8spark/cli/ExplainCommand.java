package dev.k8spark.cli;

import dev.k8spark.admit.RuleSet;
import dev.k8spark.cli.option.CommandExit;
import dev.k8spark.cli.option.OptionSpecs;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.lint.report.CodePage;
import dev.k8spark.rule.Rule;
import dev.k8spark.schema.DidYouMean;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** {@code k8spark explain [CODE]}: the page of a code, or all codes with what they ask for. */
final class ExplainCommand implements Callable<Integer> {

  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("explain");

  private ExplainCommand() {}

  /** Makes the command's model. */
  static CommandSpec spec() {
    CommandSpec spec = new ExplainCommand().spec;
    spec.usageMessage()
        .parameterListHeading("%n")
        .description("Explain what a message's code means and how to fix it, or list all codes.");
    return spec.addPositional(
            OptionSpecs.optionalWord("CODE", "What stands in brackets in a message.").build())
        .addOption(OptionSpecs.help());
  }

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    String name = spec.commandLine().getParseResult().matchedPositionalValue(0, "");
    if (name.isEmpty()) {
      int width =
          Arrays.stream(Code.values()).mapToInt(code -> code.name().length()).max().orElse(0);
      RuleSet rules = RuleSet.of();
      for (Code code : Code.values()) {
        out.printf("%-" + width + "s  %s%n", code, state(code, rules));
      }
      return CommandExit.SUCCESS.code();
    }
    Code code = find(name);
    CodePage page = CodePage.of(code);
    out.print("%s: %s\n\n%s".formatted(code, page.header(), page.body()));
    return CommandExit.SUCCESS.code();
  }

  /** Returns the sentence of a rule, or of the page where no rule but a phase finds the code. */
  private static String state(Code code, RuleSet rules) {
    return rules.find(code).map(Rule::statement).orElseGet(() -> CodePage.of(code).statement());
  }

  private Code find(String name) {
    String word = name.toUpperCase(Locale.ROOT).replace('-', '_');
    Optional<Code> code =
        Arrays.stream(Code.values()).filter(known -> known.name().equals(word)).findFirst();
    List<String> all = Arrays.stream(Code.values()).map(Code::name).toList();
    return code.orElseThrow(
        () ->
            new ParameterException(
                spec.commandLine(),
                "there is no code `%s`%s"
                    .formatted(
                        name,
                        DidYouMean.findNearest(word, all)
                            .map("; did you mean `%s`?"::formatted)
                            .orElse("; `k8spark explain` lists all"))));
  }
}
