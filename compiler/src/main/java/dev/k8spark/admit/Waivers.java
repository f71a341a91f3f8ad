package dev.k8spark.admit;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Fix;
import dev.k8spark.diagnostic.ManifestReads;
import dev.k8spark.diagnostic.Waiver;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.policy.WaiverEntry;
import dev.k8spark.quantity.DurationNotation;
import dev.k8spark.source.EntryRemoval;
import dev.k8spark.source.Located;
import dev.k8spark.source.LocatedEntry;
import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes findings out of account that the job waives or the policy excuses.
 *
 * @param asOf the day on which they are judged, or null: then all count, and a note says so
 */
public record Waivers(ResolvedJob job, @Nullable LocalDate asOf) {

  /**
   * What the job or the policy asks not to count.
   *
   * @param code of the findings that are meant
   * @param at the key of the job that they must point at, if one is named
   */
  private record Claim(String code, @Nullable String at, Waiver waiver, @Nullable Fix removal) {

    /** Returns the claim without its removal, which is right only where nothing needs the claim. */
    private Claim withoutRemoval() {
      return new Claim(code, at, waiver, null);
    }
  }

  /** Returns the findings, those that are waived marked, and what is wrong with the waivers. */
  public List<Diagnostic> apply(List<Diagnostic> findings) {
    List<Claim> claims = Stream.concat(claimsOfJob(), claimsOfPolicy()).toList();
    List<Diagnostic> judged = new ArrayList<>();
    List<Claim> valid = new ArrayList<>();
    for (Claim claim : claims) {
      Optional<Diagnostic> problem =
          findProblem(isUsed(claim, findings) ? claim.withoutRemoval() : claim);
      problem.ifPresentOrElse(judged::add, () -> valid.add(claim));
    }
    for (Diagnostic finding : findings) {
      judged.add(waive(finding, valid));
    }
    valid.stream()
        .filter(claim -> !isUsed(claim, findings))
        .map(Waivers::reportUnused)
        .forEach(judged::add);
    List<Claim> used = valid.stream().filter(claim -> isUsed(claim, findings)).toList();
    if (asOf == null && !used.isEmpty()) {
      judged.add(reportUnjudged(used));
    }
    return judged;
  }

  private Stream<Claim> claimsOfJob() {
    return job.document().root().findEntries("waivers").entrySet().stream()
        .filter(entry -> job.policy().letsWaive(entry.getKey()))
        .flatMap(
            entry ->
                makeClaim(
                    Waiver.By.JOB,
                    entry.getKey(),
                    WaiverEntry.of(entry.getValue()),
                    makeRemoval(entry.getKey(), entry.getValue()))
                    .stream());
  }

  /** Only the outermost file excuses; a lower one that tries is a finding of its own. */
  private Stream<Claim> claimsOfPolicy() {
    List<PolicyFile> files = job.policy().files();
    return files.isEmpty()
        ? Stream.empty()
        : files.getLast().terms().exceptionsOf(job.job().name()).entrySet().stream()
            .flatMap(
                entry ->
                    makeClaim(Waiver.By.POLICY, entry.getKey(), entry.getValue(), null).stream());
  }

  private static @Nullable Fix makeRemoval(String code, Node.Entry entry) {
    return new EntryRemoval(entry)
        .toEdit()
        .map(edit -> new Fix("remove the waiver of `%s`".formatted(code), edit))
        .orElse(null);
  }

  private static Optional<Claim> makeClaim(
      Waiver.By by, String code, WaiverEntry entry, @Nullable Fix removal) {
    @Nullable Located<String> reason = entry.reason();
    @Nullable Located<String> until = entry.until();
    @Nullable Located<String> at = entry.at();
    if (reason == null || until == null) {
      return Optional.empty();
    }
    return parseDay(until.value())
        .map(
            day ->
                new Claim(
                    code,
                    at == null ? null : at.value(),
                    new Waiver(by, reason.value(), day, entry.key()),
                    removal));
  }

  private static Optional<LocalDate> parseDay(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private Optional<Diagnostic> findProblem(Claim claim) {
    if (asOf == null) {
      return Optional.empty();
    }
    if (claim.waiver().until().isBefore(asOf)) {
      return Optional.of(
          Diagnostic.of(
                  Code.WAIVER_EXPIRED,
                  claim.waiver().span(),
                  "it ended on %s, and today is %s".formatted(claim.waiver().until(), asOf))
              .withHelp("fix what it waived, and remove it")
              .withFix(claim.removal()));
    }
    return claim.waiver().by() == Waiver.By.POLICY
        ? Optional.empty()
        : job.policy().files().stream()
            .flatMap(file -> checkLength(claim, file).stream())
            .findFirst();
  }

  private Optional<Diagnostic> checkLength(Claim claim, PolicyFile file) {
    LocalDate today = Objects.requireNonNull(asOf);
    @Nullable LocatedEntry<String> most = file.terms().waivable().get(claim.code());
    if (most == null || most.value() == null) {
      return Optional.empty();
    }
    LocalDate latest = today.plusDays(DurationNotation.parse(most.value()).toDays());
    return claim.waiver().until().isAfter(latest)
        ? Optional.of(
            Diagnostic.of(
                    Code.NOT_WAIVABLE,
                    claim.waiver().span(),
                    "`%s` may be waived for at most %s, which from %s is until %s"
                        .formatted(claim.code(), most.value(), today, latest))
                .withOther(most.span(), "the policy's limit")
                .withHelp("choose an earlier day"))
        : Optional.empty();
  }

  private Diagnostic waive(Diagnostic finding, List<Claim> claims) {
    return claims.stream()
        .filter(claim -> covers(claim, finding))
        .findFirst()
        .map(claim -> finding.withWaiver(claim.waiver()))
        .orElse(finding);
  }

  private boolean isUsed(Claim claim, List<Diagnostic> findings) {
    return findings.stream().anyMatch(finding -> covers(claim, finding));
  }

  private boolean covers(Claim claim, Diagnostic finding) {
    return claim.code().equals(finding.id())
        && finding.code().kind() == Code.CodeKind.RULE
        && (claim.at() == null || collectPlaces(finding).anyMatch(span -> isAt(claim.at(), span)));
  }

  /** A finding that was led back to its cause is still found where it was. */
  private static Stream<Span> collectPlaces(Diagnostic finding) {
    @Nullable ManifestReads evidence = finding.evidence();
    return evidence == null
        ? Stream.of(finding.span())
        : Stream.of(finding.span(), evidence.guess()).distinct();
  }

  /** A flat key has dots of its own, so that each way to cut the path is tried. */
  private boolean isAt(String path, Span span) {
    return findEntries(job.tree(), path).anyMatch(entry -> contains(entry, span));
  }

  private static Stream<Node.Entry> findEntries(Node node, String path) {
    return node.entries().entrySet().stream()
        .flatMap(
            entry -> {
              String key = entry.getKey();
              if (path.equals(key)) {
                return Stream.of(entry.getValue());
              }
              return path.startsWith(key + ".")
                  ? findEntries(entry.getValue().value(), path.substring(key.length() + 1))
                  : Stream.empty();
            });
  }

  private static boolean contains(Node.Entry entry, Span span) {
    Span key = entry.key();
    Span value = entry.value().span();
    boolean isInValue =
        value.file().equals(span.file())
            && value.start() <= span.start()
            && span.end() <= value.end();
    return isInValue || key.equals(span) || isBelow(entry.value(), span);
  }

  /** A key that several layers set has values in several places. */
  private static boolean isBelow(Node node, Span span) {
    return switch (node) {
      case Node.Mapping map ->
          map.entries().values().stream().anyMatch(entry -> contains(entry, span));
      case Node.Text _, Node.Sequence _, Node.Null _, Node.Invalid _ -> false;
    };
  }

  private static Diagnostic reportUnused(Claim claim) {
    String what = claim.waiver().by() == Waiver.By.JOB ? "waiver" : "exception";
    return Diagnostic.of(
            Code.WAIVER_UNUSED,
            claim.waiver().span(),
            "nothing needs this %s of `%s`".formatted(what, claim.code()))
        .withHelp("remove it")
        .withFix(claim.removal());
  }

  private static Diagnostic reportUnjudged(List<Claim> used) {
    Span span = used.getFirst().waiver().span();
    return Diagnostic.of(
            Code.WAIVERS_NOT_JUDGED,
            span,
            used.size() == 1
                ? "a waiver counts here, and nobody looked at its day"
                : "%d waivers count here, and nobody looked at their days".formatted(used.size()))
        .withHelp("`k8spark check` judges them by today's date");
  }
}
