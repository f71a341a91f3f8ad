package dev.k8spark.rule.data;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.rule.ConfEntry;
import dev.k8spark.rule.LastingFolders;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import dev.k8spark.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a job writes outlives its pods: each pod has files of its own, which go with it, so that
 * rows that were written are not there when the job is Complete.
 */
public final class LastingOutput extends Rule {

  /** Where Spark itself writes. */
  private static final List<String> FOLDERS_OF_SPARK =
      List.of(
          "spark.sql.warehouse.dir",
          "spark.sql.streaming.checkpointLocation",
          "spark.checkpoint.dir");

  /** Options of programs that are followed by a place to write to. */
  private static final Pattern OUTPUT_OPTION =
      Pattern.compile(
          "--?(out|output|target|dest|destination|sink|checkpoint|warehouse)"
              + "([-_]?(path|dir|folder|location|uri|table))?");

  private static final Pattern OUTPUT_ASSIGNED =
      Pattern.compile("(" + OUTPUT_OPTION.pattern() + ")=(?<value>.+)");

  public LastingOutput() {
    super(Code.OUTPUT_LOST, RuleCategory.DATA, "What a job writes outlives its pods.");
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    ResolvedJob job = context.job();
    Stream<Diagnostic> conf =
        FOLDERS_OF_SPARK.stream()
            .flatMap(key -> ConfEntry.find(job, key).stream())
            .filter(entry -> isLost(context, entry.value()))
            .map(entry -> report(entry.value(), entry.span()));
    return Stream.concat(conf, checkArguments(context));
  }

  private Stream<Diagnostic> checkArguments(RuleContext context) {
    List<String> arguments = context.job().job().main().args();
    return IntStream.range(0, arguments.size())
        .boxed()
        .flatMap(
            at ->
                findOutput(arguments, at)
                    .filter(path -> isLost(context, path))
                    .map(
                        path ->
                            report(path, context.job().spanOf("main", "args", String.valueOf(at))))
                    .stream());
  }

  /** Returns the place that an argument names, if it is one to write to. */
  private static Optional<String> findOutput(List<String> arguments, int at) {
    String argument = arguments.get(at);
    if (argument.startsWith("file:")) {
      return Optional.of(argument);
    }
    Matcher assigned = OUTPUT_ASSIGNED.matcher(argument);
    if (assigned.matches()) {
      return Optional.of(assigned.group("value")).filter(LastingOutput::isPath);
    }
    boolean isNamed = at > 0 && OUTPUT_OPTION.matcher(arguments.get(at - 1)).matches();
    return isNamed ? Optional.of(argument).filter(LastingOutput::isPath) : Optional.empty();
  }

  /** A name of a table or a number is none. */
  private static boolean isPath(String text) {
    return text.startsWith("file:") || (text.contains("/") && !text.contains(":"));
  }

  private Diagnostic report(String path, Span span) {
    return report(
            span, "`%s` is a folder of each pod's own, and is gone with the pod".formatted(path))
        .withHelp(
            "write to a store that `data` declares, such as `${data.NAME.uri}`; a volume that both"
                + " roles mount is `data.NAME { uri = \"pvc://CLAIM/\", access = write }`");
  }

  private static boolean isLost(RuleContext context, String path) {
    String local = path.replaceFirst("^file:/*", "/").strip();
    boolean isLocal = !local.contains(":") && !local.isEmpty();
    return isLocal && !LastingFolders.contain(context, local);
  }
}
