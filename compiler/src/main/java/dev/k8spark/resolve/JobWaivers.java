package dev.k8spark.resolve;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.policy.FindingName;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.policy.WaiverEntry;
import dev.k8spark.source.Document;
import dev.k8spark.source.Located;
import dev.k8spark.source.Node;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What must hold of the waivers of a job, and of a policy's exceptions, whatever they waive. */
final class JobWaivers {

  static final String KEY = "waivers";

  private JobWaivers() {}

  /** A waiver is one job's: it is not handed on by {@code extends}. */
  static List<Diagnostic> inherited(List<Document> layers) {
    return layers.subList(0, layers.size() - 1).stream()
        .flatMap(layer -> Optional.ofNullable(layer.root().entries().get(KEY)).stream())
        .map(
            entry ->
                Diagnostic.of(
                        Code.NOT_WAIVABLE,
                        entry.key(),
                        "waivers do not reach the jobs that extend this file")
                    .withHelp("write each in the job that needs it"))
        .toList();
  }

  static List<Diagnostic> check(ResolvedJob job) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    Set<String> rules = job.policy().rules();
    job.document()
        .root()
        .findEntries(KEY)
        .forEach((code, entry) -> diagnostics.addAll(checkWaiver(job, rules, code, entry)));
    for (PolicyFile file : job.policy().files()) {
      file.terms()
          .allExceptions()
          .forEach(exception -> diagnostics.addAll(checkDay(exception.getValue())));
    }
    return diagnostics;
  }

  private static List<Diagnostic> checkWaiver(
      ResolvedJob job, Set<String> rules, String code, Node.Entry entry) {
    List<Diagnostic> diagnostics = new ArrayList<>(checkDay(WaiverEntry.of(entry)));
    diagnostics.addAll(findMissing(code, entry));
    Optional<Diagnostic> unknown =
        WaiverNames.problem(new FindingName(code, FindingName.Use.WAIVE, entry.key(), rules));
    unknown.ifPresent(diagnostics::add);
    if (unknown.isEmpty() && !job.policy().letsWaive(code)) {
      diagnostics.add(
          Diagnostic.of(
                  Code.NOT_WAIVABLE, entry.key(), "no policy lets a job waive `%s`".formatted(code))
              .withHelp(
                  "fix it, or ask the policy's owner for an exception"
                      + asking(job.policy().files())));
    }
    return diagnostics;
  }

  private static String asking(List<PolicyFile> files) {
    return files.stream()
        .flatMap(file -> Optional.ofNullable(file.owner()).stream())
        .reduce((_, outermost) -> outermost)
        .map(": %s"::formatted)
        .orElse("");
  }

  private static List<Diagnostic> findMissing(String code, Node.Entry entry) {
    return entry.value() instanceof Node.Mapping waiver
        ? Stream.of("reason", "until")
            .filter(key -> waiver.get(key) == null)
            .map(
                key ->
                    Diagnostic.of(
                            Code.MISSING_KEY,
                            entry.key(),
                            "the waiver of `%s` has no `%s`".formatted(code, key))
                        .withHelp("write why, and until which day, such as `until = 2027-01-31`"))
            .toList()
        : List.of();
  }

  private static List<Diagnostic> checkDay(WaiverEntry waiver) {
    @Nullable Located<String> until = waiver.until();
    if (until == null) {
      return List.of();
    }
    try {
      LocalDate.parse(until.value());
      return List.of();
    } catch (DateTimeParseException e) {
      return List.of(
          Diagnostic.of(
                  Code.WRONG_VALUE, until.span(), "there is no day `%s`".formatted(until.value()))
              .withHelp("write year, month and day, such as `2027-01-31`"));
    }
  }
}
