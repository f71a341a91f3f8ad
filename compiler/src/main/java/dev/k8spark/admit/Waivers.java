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
   * One of them.
   *
   * @param code of the findings that are meant
   * @param at the key of the job that they must point at, if one is named
   */
  private record Claim(String code, @Nullable String at, Waiver waiver, @Nullable Fix removal) {

    /** The removal is right only where nothing needs the claim. */
    private Claim kept() {
      return new Claim(code, at, waiver, null);
    }
  }

  /** The findings, those that do not count marked, and what is wrong with the waivers. */
  public List<Diagnostic> apply(List<Diagnostic> found) {
    List<Claim> claims = Stream.concat(ofJob(), ofPolicy()).toList();
    List<Diagnostic> judged = new ArrayList<>();
    List<Claim> valid = new ArrayList<>();
    for (Claim claim : claims) {
      Optional<Diagnostic> problem = problem(isUsed(claim, found) ? claim.kept() : claim);
      problem.ifPresentOrElse(judged::add, () -> valid.add(claim));
    }
    for (Diagnostic one : found) {
      judged.add(waived(one, valid));
    }
    valid.stream().filter(claim -> !isUsed(claim, found)).map(Waivers::unused).forEach(judged::add);
    List<Claim> used = valid.stream().filter(claim -> isUsed(claim, found)).toList();
    if (asOf == null && !used.isEmpty()) {
      judged.add(notJudged(used));
    }
    return judged;
  }

  private Stream<Claim> ofJob() {
    return job.document().root().get("waivers") instanceof Node.Mapping waivers
        ? waivers.entries().entrySet().stream()
            .filter(entry -> job.policy().letsWaive(entry.getKey()))
            .flatMap(
                entry ->
                    claim(
                        Waiver.By.JOB,
                        entry.getKey(),
                        WaiverEntry.of(entry.getValue()),
                        removal(entry.getKey(), entry.getValue()))
                        .stream())
        : Stream.empty();
  }

  /** Only the outermost file excuses; that another tries is said elsewhere. */
  private Stream<Claim> ofPolicy() {
    List<PolicyFile> files = job.policy().files();
    return files.isEmpty()
        ? Stream.empty()
        : files.getLast().terms().exceptionsOf(job.job().name()).entrySet().stream()
            .flatMap(
                entry -> claim(Waiver.By.POLICY, entry.getKey(), entry.getValue(), null).stream());
  }

  private static @Nullable Fix removal(String code, Node.Entry entry) {
    return new EntryRemoval(entry)
        .toEdit()
        .map(edit -> new Fix("remove the waiver of `%s`".formatted(code), edit))
        .orElse(null);
  }

  private static Optional<Claim> claim(
      Waiver.By by, String code, WaiverEntry entry, @Nullable Fix removal) {
    @Nullable Located<String> reason = entry.reason();
    @Nullable Located<String> until = entry.until();
    @Nullable Located<String> at = entry.at();
    if (reason == null || until == null) {
      return Optional.empty();
    }
    return day(until.value())
        .map(
            day ->
                new Claim(
                    code,
                    at == null ? null : at.value(),
                    new Waiver(by, reason.value(), day, entry.key()),
                    removal));
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private Optional<Diagnostic> problem(Claim claim) {
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
        : job.policy().files().stream().flatMap(file -> tooLong(claim, file).stream()).findFirst();
  }

  private Optional<Diagnostic> tooLong(Claim claim, PolicyFile file) {
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

  private Diagnostic waived(Diagnostic one, List<Claim> claims) {
    return claims.stream()
        .filter(claim -> covers(claim, one))
        .findFirst()
        .map(claim -> one.withWaiver(claim.waiver()))
        .orElse(one);
  }

  private boolean isUsed(Claim claim, List<Diagnostic> found) {
    return found.stream().anyMatch(one -> covers(claim, one));
  }

  private boolean covers(Claim claim, Diagnostic one) {
    return claim.code().equals(one.id())
        && one.code().kind() == Code.CodeKind.RULE
        && (claim.at() == null || places(one).anyMatch(span -> isAt(claim.at(), span)));
  }

  /** A finding that was led back to its cause is still found where it was. */
  private static Stream<Span> places(Diagnostic one) {
    @Nullable ManifestReads evidence = one.evidence();
    return evidence == null
        ? Stream.of(one.span())
        : Stream.of(one.span(), evidence.guess()).distinct();
  }

  /** A flat key has dots of its own, so that each way to cut the path is tried. */
  private boolean isAt(String path, Span span) {
    return keys(job.tree(), path).anyMatch(entry -> contains(entry, span));
  }

  private static Stream<Node.Entry> keys(Node node, String path) {
    if (!(node instanceof Node.Mapping mapping)) {
      return Stream.empty();
    }
    return mapping.entries().entrySet().stream()
        .flatMap(
            entry -> {
              String key = entry.getKey();
              if (path.equals(key)) {
                return Stream.of(entry.getValue());
              }
              return path.startsWith(key + ".")
                  ? keys(entry.getValue().value(), path.substring(key.length() + 1))
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

  /** What layers of several files say of one key stands in several places. */
  private static boolean isBelow(Node node, Span span) {
    return switch (node) {
      case Node.Mapping map ->
          map.entries().values().stream().anyMatch(entry -> contains(entry, span));
      case Node.Text _, Node.Sequence _, Node.Null _, Node.Invalid _ -> false;
    };
  }

  private static Diagnostic unused(Claim claim) {
    String what = claim.waiver().by() == Waiver.By.JOB ? "waiver" : "exception";
    return Diagnostic.of(
            Code.WAIVER_UNUSED,
            claim.waiver().span(),
            "nothing needs this %s of `%s`".formatted(what, claim.code()))
        .withHelp("remove it")
        .withFix(claim.removal());
  }

  private Diagnostic notJudged(List<Claim> valid) {
    Span span = valid.getFirst().waiver().span();
    return Diagnostic.of(
            Code.WAIVERS_NOT_JUDGED,
            span,
            valid.size() == 1
                ? "a waiver counts here, and nobody looked at its day"
                : "%d waivers count here, and nobody looked at their days".formatted(valid.size()))
        .withHelp("`k8spark check` judges them by today's date");
  }
}
