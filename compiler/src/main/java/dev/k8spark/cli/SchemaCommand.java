package dev.k8spark.cli;

import dev.k8spark.cli.option.CommandExit;
import dev.k8spark.cli.option.OptionSpecs;
import dev.k8spark.schema.BundledResource;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;

/**
 * {@code k8spark schema [job|policy|policy-test]}: the JSON Schema that this version checks files
 * with.
 */
final class SchemaCommand implements Callable<Integer> {

  private static final List<String> KINDS = List.of("job", "policy", "policy-test");

  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("schema");

  private SchemaCommand() {}

  /** Makes the command's model. */
  static CommandSpec spec() {
    CommandSpec spec = new SchemaCommand().spec;
    spec.usageMessage()
        .parameterListHeading("%n")
        .description(
            "Print the JSON Schema of job files, policy files or policies' tests, for editors.");
    return spec.addPositional(
            OptionSpecs.optionalWord(String.join("|", KINDS), "Whose schema; a job's unless given.")
                .converters(given -> OptionSpecs.requireOneOf(KINDS, given))
                .build())
        .addOption(OptionSpecs.help());
  }

  @Override
  public Integer call() {
    String kind = spec.commandLine().getParseResult().matchedPositionalValue(0, KINDS.getFirst());
    spec.commandLine().getOut().print(BundledResource.read("schema/" + kind + ".schema.json"));
    return CommandExit.SUCCESS.code();
  }
}
