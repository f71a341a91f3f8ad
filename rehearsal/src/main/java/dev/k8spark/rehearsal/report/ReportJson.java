package dev.k8spark.rehearsal.report;

import dev.k8spark.diagnostic.VisibleJson;
import dev.k8spark.rehearsal.report.RunReport.CallCount;
import dev.k8spark.rehearsal.report.RunReport.PodSummary;
import dev.k8spark.runtime.contract.ExitCode;
import dev.k8spark.runtime.pod.DriverMoment;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The report for a program. Names of fields stay; every field is always there, and is {@code null}
 * where a thing did not come. Instants are ISO 8601 in UTC; memory is in mebibytes.
 *
 * @param format 1; another number means that a field changed its meaning
 * @param spark the version that ran
 * @param java its Java's feature version
 * @param result how the Job ended
 * @param start when the command began
 * @param end when it was over
 * @param steps when each was first reached: {@code submitted}, {@code driverStarted}, {@code
 *     executorsRequested}, {@code executorsStarted}, {@code connected}, {@code tasks}
 * @param moments of the last driver: {@code session}, {@code firstExecutor}, {@code firstTask},
 *     {@code end}
 * @param phases where the time went: they follow one another, and their percents add up to 100
 * @param pods in the order in which they were made
 * @param calls what each account asked the API, and how often
 * @param refused calls that the Role does not allow, each a sentence
 * @param unused rights of the Role that nothing used
 * @param differences what the image or the cluster has and this machine has not
 * @param notEnforced what only a cluster enforces
 */
public record ReportJson(
    int format,
    String job,
    String namespace,
    String spark,
    int java,
    Result result,
    Instant start,
    Instant end,
    Map<String, @Nullable Instant> steps,
    Map<String, @Nullable Instant> moments,
    List<PhaseTime> phases,
    List<PodSummary> pods,
    List<CallCount> calls,
    List<String> refused,
    List<String> unused,
    List<String> differences,
    List<String> notEnforced) {

  private static final int FORMAT = 1;
  private static final Pattern UNDERSCORE = Pattern.compile("_(.)");

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY).build();

  /** Pretty, and with a line feed at its end. */
  public static String render(RunReport report) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter);
    return JSON.writer()
            .with(printer)
            .writeValueAsString(VisibleJson.escape(JSON.valueToTree(of(report))))
        + "\n";
  }

  /**
   * How the Job ended.
   *
   * @param verdict {@code Complete} or {@code Failed}
   * @param reason why it failed, in Kubernetes' words; empty for a complete one
   * @param exitCode the last driver's
   * @param exitName the name of the code in the contract; null where the program chose the code
   * @param cause why the last driver ended
   * @param message the last driver's termination message, as it left it
   */
  public record Result(
      String verdict,
      String reason,
      int exitCode,
      @Nullable String exitName,
      String cause,
      String message) {}

  /**
   * A part of the run's time.
   *
   * @param phase {@code preparing}, {@code earlierAttempts}, {@code startingDriver}, {@code
   *     waitingForExecutors}, {@code beforeFirstTask}, {@code tasks} or {@code stopping}
   */
  public record PhaseTime(String phase, Instant start, Instant end, int percent) {}

  private static ReportJson of(RunReport report) {
    RunTimeline timeline = RunTimeline.of(report);
    return new ReportJson(
        FORMAT,
        report.job(),
        report.namespace(),
        report.spark(),
        report.java(),
        result(timeline),
        report.start(),
        report.end(),
        steps(report),
        moments(timeline),
        timeline.shares().stream().map(ReportJson::phase).toList(),
        report.pods(),
        report.calls(),
        report.refused(),
        report.unused(),
        report.differences(),
        Stream.of(NotEnforced.values()).map(NotEnforced::words).toList());
  }

  private static Result result(RunTimeline timeline) {
    RunReport report = timeline.report();
    String exitName = ExitCode.of(report.exitCode()).map(ExitCode::name).orElse(null);
    return new Result(
        report.verdict(),
        report.reason(),
        report.exitCode(),
        exitName,
        timeline.cause(),
        report.message());
  }

  private static PhaseTime phase(PhaseShare share) {
    return new PhaseTime(name(share.phase()), share.start(), share.end(), share.percent());
  }

  private static Map<String, @Nullable Instant> steps(RunReport report) {
    Map<String, @Nullable Instant> steps = new LinkedHashMap<>();
    for (RunStep step : RunStep.values()) {
      steps.put(name(step), report.moments().get(step));
    }
    return steps;
  }

  private static Map<String, @Nullable Instant> moments(RunTimeline timeline) {
    Map<String, @Nullable Instant> moments = new LinkedHashMap<>();
    Stream.of(DriverMoment.values())
        .filter(moment -> moment != DriverMoment.JVM)
        .forEach(moment -> moments.put(moment.key(), timeline.moments().get(moment)));
    return moments;
  }

  /** A constant's name as a field: {@code FIRST_TASK} is {@code firstTask}. */
  private static String name(Enum<?> constant) {
    String words = constant.name().toLowerCase(Locale.ROOT);
    return UNDERSCORE.matcher(words).replaceAll(word -> word.group(1).toUpperCase(Locale.ROOT));
  }
}
