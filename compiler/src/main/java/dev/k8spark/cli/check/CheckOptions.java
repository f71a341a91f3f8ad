package dev.k8spark.cli.check;

import dev.k8spark.cli.console.ColorChoice;
import dev.k8spark.cli.file.InputReader;
import dev.k8spark.cli.file.SourceDiscovery;
import dev.k8spark.cli.option.NameValuePairs;
import dev.k8spark.cli.option.OptionSpecs;
import dev.k8spark.lint.LintReview;
import dev.k8spark.lint.RequiredPolicy;
import dev.k8spark.lint.report.FailOn;
import dev.k8spark.lint.report.ReportFormat;
import dev.k8spark.source.SourceFile;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * The arguments of {@code k8spark check}, as they were given; they agree with each other.
 *
 * @param reports formats by the file that each is written to
 */
record CheckOptions(
    List<String> arguments,
    SortedSet<String> environments,
    SortedMap<String, String> params,
    @Nullable String policy,
    RequiredPolicy required,
    boolean shape,
    boolean fix,
    SourceDiscovery.Selection selection,
    boolean requireJobs,
    @Nullable String stdinName,
    LocalDate asOf,
    ReportFormat format,
    Map<String, ReportFormat> reports,
    FailOn failOn,
    int most,
    @Nullable String since,
    @Nullable String baseline,
    @Nullable String newBaseline,
    ColorChoice color) {

  /** Adds the options to the command's model. */
  static CommandSpec addTo(CommandSpec command) {
    return addReporting(addSubjects(command));
  }

  /** Adds what is checked, and how. */
  private static CommandSpec addSubjects(CommandSpec command) {
    return command
        .addPositional(
            OptionSpecs.files(
                "FILE|DIR",
                "A job or policy file, a folder with any of them, or - for standard input."))
        .addOption(
            OptionSpecs.texts("NAME", "Only this environment; repeatable.", "-e", "--environment"))
        .addOption(OptionSpecs.param("A parameter, for the jobs that have it; repeatable."))
        .addOption(OptionSpecs.policy())
        .addOption(OptionSpecs.requirePolicy())
        .addOption(
            OptionSpecs.flag(
                "Only syntax, keys and types: each file by itself, without layers and policy.",
                "--shape"))
        .addOption(
            OptionSpecs.flag(
                "Fix, in the files, what has one right answer, such as a misspelled key; then"
                    + " check.",
                "--fix"))
        .addOption(OptionSpecs.skipOthers())
        .addOption(OptionSpecs.exclude())
        .addOption(OptionSpecs.flag("A check that meets no job is wrong.", "--require-jobs"))
        .addOption(OptionSpecs.stdinName());
  }

  /** Adds what is reported, and which findings count. */
  private static CommandSpec addReporting(CommandSpec command) {
    return command
        .addOption(
            OptionSpecs.text(
                "DATE", "The day on which waivers are judged, today unless given.", "--as-of"))
        .addOption(OptionSpecs.words(ReportFormat.words(), "The report printed.", "--format"))
        .addOption(
            OptionSpecs.texts(
                "FORMAT=FILE",
                "Write a report to a file too; with - it is the one printed. Repeatable.",
                "--report"))
        .addOption(
            OptionSpecs.words(
                List.of("error", "warning", "note", "never"),
                "From which severity on a finding fails the check; error unless given.",
                "--fail-on"))
        .addOption(mostOption())
        .addOption(
            OptionSpecs.text(
                "REV",
                "Only jobs and policies that changed since the branch left REV, as git says.",
                "--changed-since"))
        .addOption(
            OptionSpecs.text("FILE", "Findings that this file lists do not count.", "--baseline"))
        .addOption(
            OptionSpecs.text(
                "FILE", "Write the findings of now as a baseline.", "--write-baseline"))
        .addOption(OptionSpecs.color("Color in text, as for compile."));
  }

  /** Reads what was given; options that exclude each other are a usage error. */
  static CheckOptions read(ParseResult given) {
    if (given.hasMatchedOption("--write-baseline") && given.hasMatchedOption("--changed-since")) {
      throw OptionSpecs.usageError(
          given, "`--write-baseline` lists all findings, `--changed-since` tells some of them");
    }
    List<String> files = List.copyOf(given.matchedPositionalValue(0, List.<String>of()));
    if (given.hasMatchedOption("--fix") && files.contains(InputReader.STDIN)) {
      throw OptionSpecs.usageError(given, "`--fix` writes files, and - is none");
    }
    Map<String, ReportFormat> reports = readReports(given);
    return new CheckOptions(
        files,
        new TreeSet<>(given.matchedOptionValue("--environment", List.<String>of())),
        NameValuePairs.read(given, "--param"),
        given.matchedOptionValue("--policy", null),
        OptionSpecs.readRequiredPolicy(given),
        given.matchedOptionValue("--shape", false),
        given.matchedOptionValue("--fix", false),
        OptionSpecs.readSelection(given),
        given.matchedOptionValue("--require-jobs", false),
        OptionSpecs.readStdinName(given, files),
        readDay(given),
        readPrinted(given, reports.remove(InputReader.STDIN)),
        reports,
        OptionSpecs.constant(given, "--fail-on", FailOn.ERROR),
        readMost(given),
        given.matchedOptionValue("--changed-since", null),
        given.matchedOptionValue("--baseline", null),
        given.matchedOptionValue("--write-baseline", null),
        OptionSpecs.constant(given, "--color", ColorChoice.AUTO));
  }

  /** Returns what a review looks at, with the policy that the user names. */
  LintReview.Scope scope(@Nullable SourceFile policyFile) {
    return new LintReview.Scope(environments, params, policyFile, required, asOf);
  }

  private static LocalDate readDay(ParseResult given) {
    @Nullable String day = given.matchedOptionValue("--as-of", null);
    try {
      return day == null ? LocalDate.now(ZoneId.systemDefault()) : LocalDate.parse(day);
    } catch (DateTimeParseException _) {
      throw OptionSpecs.usageError(given, "`--as-of " + day + "` is no day such as 2026-11-23");
    }
  }

  private static OptionSpec mostOption() {
    return OptionSpec.builder("--max-findings")
        .type(Integer.class)
        .paramLabel("N")
        .description("Report at most so many findings, the most severe, and how many are left out.")
        .build();
  }

  private static int readMost(ParseResult given) {
    int most = given.matchedOptionValue("--max-findings", Integer.MAX_VALUE);
    if (most < 0) {
      throw OptionSpecs.usageError(given, "`--max-findings " + most + "` is less than nothing");
    }
    return most;
  }

  private static ReportFormat readPrinted(ParseResult given, @Nullable ReportFormat report) {
    if (report != null && given.hasMatchedOption("--format")) {
      throw OptionSpecs.usageError(
          given,
          "`--report %s=-` and `--format` both go to standard output".formatted(report.word()));
    }
    return report == null ? OptionSpecs.constant(given, "--format", ReportFormat.TEXT) : report;
  }

  private static Map<String, ReportFormat> readReports(ParseResult given) {
    Map<String, ReportFormat> reports = new LinkedHashMap<>();
    for (String report : given.matchedOptionValue("--report", List.<String>of())) {
      String[] parts = report.split("=", 2);
      if (parts.length < 2 || parts[1].isEmpty()) {
        throw OptionSpecs.usageError(
            given, "`--report " + report + "` is not of the form FORMAT=FILE");
      }
      if (!ReportFormat.words().contains(parts[0])) {
        throw OptionSpecs.usageError(
            given,
            "`%s` is none of %s".formatted(parts[0], String.join(", ", ReportFormat.words())));
      }
      ReportFormat format = ReportFormat.valueOf(parts[0].toUpperCase(Locale.ROOT));
      if (reports.put(parts[1], format) != null) {
        throw OptionSpecs.usageError(given, "two reports cannot both be `" + parts[1] + "`");
      }
    }
    return reports;
  }
}
