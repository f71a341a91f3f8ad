package dev.k8spark.cli;

import dev.k8spark.cli.file.BundledText;
import dev.k8spark.cli.option.OptionSpecs;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * {@code k8spark schema [job|policy|policy-test]}: the JSON Schema that this version checks files
 * with.
 */
final class SchemaCommand implements Callable<Integer> {

  private static final List<String> KINDS = List.of("job", "policy", "policy-test");

  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("schema");

  private SchemaCommand() {}

  static CommandSpec spec() {
    CommandSpec spec = new SchemaCommand().spec;
    spec.usageMessage()
        .parameterListHeading("%n")
        .description(
            "Print the JSON Schema of job files, policy files or policies' tests, for editors.");
    return spec.addPositional(
            PositionalParamSpec.builder()
                .index("0")
                .arity("0..1")
                .type(String.class)
                .paramLabel(String.join("|", KINDS))
                .description("Whose schema; a job's unless given.")
                .converters(given -> OptionSpecs.oneOf(KINDS, given))
                .build())
        .addOption(OptionSpecs.help());
  }

  @Override
  public Integer call() {
    String kind = spec.commandLine().getParseResult().matchedPositionalValue(0, KINDS.getFirst());
    spec.commandLine().getOut().print(BundledText.text("schema/" + kind + ".schema.json"));
    return ExitCode.OK;
  }
}
