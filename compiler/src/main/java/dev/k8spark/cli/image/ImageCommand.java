package dev.k8spark.cli.image;

import dev.k8spark.Compiler;
import dev.k8spark.cli.console.ColorChoice;
import dev.k8spark.cli.console.Console;
import dev.k8spark.cli.console.MessageFormat;
import dev.k8spark.cli.console.MessagePrinter;
import dev.k8spark.cli.file.FileProblem;
import dev.k8spark.cli.file.InputReader;
import dev.k8spark.cli.option.CommandExit;
import dev.k8spark.cli.option.OptionSpecs;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.emit.JobManifests;
import dev.k8spark.image.BuildContext;
import dev.k8spark.image.BuildSource;
import dev.k8spark.image.ImageBuilder;
import dev.k8spark.image.ImagePlan;
import dev.k8spark.image.JobImage;
import dev.k8spark.image.RuntimeImage;
import dev.k8spark.lower.Bundle;
import dev.k8spark.policy.DescribedImage;
import dev.k8spark.rule.image.ImageComparison;
import dev.k8spark.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code k8spark image JOB...}: the image that jobs need, as a Dockerfile or built. */
public final class ImageCommand implements Callable<Integer> {

  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this).name("image");
  private final Console console;

  private ImageCommand(Console console) {
    this.console = console;
  }

  /** Makes the command's model. */
  public static CommandSpec spec(Console console) {
    CommandSpec spec = new ImageCommand(console).spec;
    spec.usageMessage()
        .parameterListHeading("%n")
        .description(
            "Print the Dockerfile of an image with the Spark and the connectors that jobs need,"
                + " or build it.")
        .footer(
            "",
            "The connectors' jars are fetched by Maven on this machine, with its settings.xml.",
            "pip's own settings, $PIP_CONFIG_FILE and $PIP_CERT, are passed to the build, and the",
            "options in $BUILDAH_OPTIONS to buildah.",
            "",
            "Exit codes: 0 printed, built or complete, 1 a job is wrong, no image can serve all the"
                + " jobs or",
            "the build failed, 2 the command line is wrong, a file cannot be read or written or",
            "there is no builder, 70 a bug of k8spark.");
    return ImageOptions.addTo(spec).addOption(OptionSpecs.help());
  }

  @Override
  public Integer call() throws InterruptedException {
    ImageOptions options = ImageOptions.read(spec.commandLine().getParseResult());
    MessagePrinter messages = MessagePrinter.of(MessageFormat.TEXT, ColorChoice.AUTO, console);
    if (options.isRuntime()) {
      return produce(new RuntimeImage(options.base()), options, messages).code();
    }
    InputReader reader = new InputReader(console.in(), null);
    @Nullable SourceFile policy =
        options.policy() == null ? null : reader.read(options.policy(), messages::print);
    List<SourceFile> sources =
        options.jobs().stream()
            .flatMap(name -> Stream.ofNullable(reader.read(name, messages::print)))
            .toList();
    if (sources.size() < options.jobs().size() || (policy == null && options.policy() != null)) {
      return CommandExit.UNUSABLE_INPUT.code();
    }
    Compiler compiler = new Compiler(policy);
    List<Outcome<JobManifests>> jobs =
        sources.stream().map(source -> compiler.compile(source, options.choices())).toList();
    jobs.forEach(job -> messages.print(job.diagnostics()));
    if (jobs.stream().anyMatch(Outcome::hasErrors)) {
      return CommandExit.REJECTED.code();
    }
    List<Bundle> bundles =
        jobs.stream().map(job -> Objects.requireNonNull(job.value()).bundle()).toList();
    if (options.description() != null) {
      return compare(bundles, options.description(), messages).code();
    }
    PlanReader.Result result = new PlanReader(options).read(bundles);
    result.obstacles().forEach(obstacle -> printError(obstacle));
    @Nullable ImagePlan plan = result.plan();
    return plan == null
        ? CommandExit.REJECTED.code()
        : produce(new JobImage(plan, options.application()), options, messages).code();
  }

  /** Reports what an image lacks of what jobs need, at its place in them. */
  private CommandExit compare(List<Bundle> jobs, String file, MessagePrinter messages) {
    @Nullable SourceFile source = new InputReader(console.in(), null).read(file, messages::print);
    if (source == null) {
      return CommandExit.UNUSABLE_INPUT;
    }
    Outcome<Optional<DescribedImage>> read = DescriptionReader.read(source);
    messages.print(read.diagnostics());
    @Nullable DescribedImage description = read.value() == null ? null : read.value().orElse(null);
    if (description == null) {
      printError("`%s` is no image's description: it has no list `connectors`".formatted(file));
      return CommandExit.UNUSABLE_INPUT;
    }
    List<Diagnostic> missing =
        jobs.stream()
            .flatMap(job -> new ImageComparison(job.source(), description).report())
            .toList();
    messages.print(missing);
    return missing.isEmpty() ? CommandExit.SUCCESS : CommandExit.REJECTED;
  }

  private void printError(String message) {
    console.printError("error: " + message + "\n");
  }

  private CommandExit produce(BuildSource source, ImageOptions options, MessagePrinter messages)
      throws InterruptedException {
    if (options.output() == null && options.tag() == null) {
      spec.commandLine().getOut().print(source.dockerfile());
      return CommandExit.SUCCESS;
    }
    @Nullable Path output = options.output();
    try {
      if (output != null) {
        return produce(source, options, new BuildContext(output));
      }
      Path folder = Files.createTempDirectory("k8spark-image");
      try {
        return produce(source, options, new BuildContext(folder));
      } finally {
        BuildContext.delete(folder);
      }
    } catch (IOException failure) {
      messages.print(
          FileProblem.ofWriting(output == null ? "the image" : output.toString(), failure));
      return CommandExit.UNUSABLE_INPUT;
    }
  }

  private CommandExit produce(BuildSource source, ImageOptions options, BuildContext context)
      throws IOException, InterruptedException {
    @Nullable String tag = options.tag();
    Optional<ImageBuilder> builder =
        tag == null ? Optional.empty() : ImageBuilder.find(console.variables());
    if (tag != null && builder.isEmpty()) {
      printError("--build needs buildah, docker or podman");
      return CommandExit.UNUSABLE_INPUT;
    }
    source.write(context);
    if (tag == null || builder.isEmpty()) {
      return CommandExit.SUCCESS;
    }
    return builder.get().build(context, tag, line -> console.printError(line + "\n"))
        ? CommandExit.SUCCESS
        : CommandExit.REJECTED;
  }
}
