package dev.k8spark.resolve;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Severity;
import dev.k8spark.policy.NamespacePolicy;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.policy.PolicySubject;
import dev.k8spark.policy.RuleEntry;
import dev.k8spark.quantity.DurationNotation;
import dev.k8spark.quantity.LimitedResource;
import dev.k8spark.source.Located;
import dev.k8spark.source.LocatedEntry;
import dev.k8spark.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a policy file allows and one above it does not: files below may only narrow.
 *
 * @param above the files further from the job
 */
record PolicyWideningCheck(PolicyFile file, List<PolicyFile> above) {

  List<Diagnostic> check() {
    List<Diagnostic> found = new ArrayList<>();
    if (!above.isEmpty()) {
      Arrays.stream(PolicySubject.values()).forEach(subject -> found.addAll(lists(subject)));
      found.addAll(limits());
      found.addAll(severities());
      found.addAll(waivable());
      found.addAll(namespaces());
      NamespaceWidening.findAll(file, above).forEach(found::add);
      found.addAll(exceptions());
      found.addAll(rules());
    }
    return found;
  }

  private List<Diagnostic> lists(PolicySubject subject) {
    return file.allow(subject).stream()
        .flatMap(list -> list.items().stream())
        .flatMap(
            item ->
                above.stream()
                    .flatMap(upper -> upper.allow(subject).stream())
                    .filter(upper -> !upper.covers(item.value()))
                    .map(
                        upper ->
                            finding(
                                item.span(),
                                "`%s` is not within what a policy above allows"
                                    .formatted(item.value()),
                                upper.span(),
                                "it allows only these")))
        .toList();
  }

  private List<Diagnostic> limits() {
    List<Diagnostic> found = new ArrayList<>();
    file.terms()
        .limits()
        .byScope()
        .forEach(
            (scope, limits) ->
                limits.forEach((resource, own) -> limit(scope, resource, own).forEach(found::add)));
    return found;
  }

  private Stream<Diagnostic> limit(String scope, LimitedResource resource, Located<String> own) {
    String bound = resource == LimitedResource.MIN_TTL_AFTER_FINISHED ? "least" : "most";
    return above.stream()
        .flatMap(upper -> upper.terms().limits().find(scope, resource).stream())
        .filter(upper -> resource.isBeyond(resource.parse(own.value()), upper.value()))
        .map(
            upper ->
                finding(
                    own.span(),
                    "`%s.%s` may be at %s %s by a policy above"
                        .formatted(scope, resource.key(), bound, upper.value()),
                    upper.span(),
                    "the limit"));
  }

  private List<Diagnostic> severities() {
    List<Diagnostic> found = new ArrayList<>();
    file.terms()
        .severity()
        .forEach(
            (id, entry) -> {
              @Nullable Severity own = entry.value();
              if (own != null) {
                severity(id, own, entry.span()).ifPresent(found::add);
              }
            });
    return found;
  }

  /** Where nobody above says anything, the code's own severity is what must not be lowered. */
  private Optional<Diagnostic> severity(String id, Severity own, Span place) {
    for (PolicyFile upper : above) {
      @Nullable LocatedEntry<Severity> entry = upper.terms().severity().get(id);
      if (entry != null && entry.value() != null) {
        return own.compareTo(entry.value()) > 0
            ? Optional.of(
                finding(
                    place,
                    "`%s` cannot weigh less than a policy above says".formatted(id),
                    entry.span(),
                    "its weight"))
            : Optional.empty();
      }
    }
    return weight(id)
        .filter(weight -> own.compareTo(weight) > 0)
        .map(
            weight ->
                Diagnostic.of(
                        Code.POLICY_WIDENS,
                        place,
                        "only the outermost policy may make `%s` weigh less than `%s`"
                            .formatted(id, weight.word()))
                    .withHelp("ask the owner of the outermost policy"));
  }

  /** What a code weighs by itself, or a rule of a file above. */
  private Optional<Severity> weight(String id) {
    return above.stream().anyMatch(upper -> upper.rules().contains(id))
        ? Optional.of(Code.POLICY_RULE.severity())
        : Arrays.stream(Code.values())
            .filter(code -> code.name().equals(id))
            .map(Code::severity)
            .findFirst();
  }

  /** Of two rules with one name nobody could say which one is meant, or waived. */
  private List<Diagnostic> rules() {
    List<Diagnostic> found = new ArrayList<>();
    file.terms()
        .rules()
        .forEach((name, own) -> above.forEach(upper -> found.addAll(sameName(name, own, upper))));
    return found;
  }

  private static List<Diagnostic> sameName(String name, RuleEntry own, PolicyFile upper) {
    @Nullable RuleEntry other = upper.terms().rules().get(name);
    return other == null
        ? List.of()
        : List.of(
            finding(
                own.key(),
                "a policy above has a rule `%s` too".formatted(name),
                other.key(),
                "its rule"));
  }

  private List<Diagnostic> waivable() {
    List<Diagnostic> found = new ArrayList<>();
    file.terms()
        .waivable()
        .forEach(
            (id, entry) ->
                above.forEach(upper -> waivable(id, entry, upper).ifPresent(found::add)));
    return found;
  }

  private static Optional<Diagnostic> waivable(
      String id, LocatedEntry<String> entry, PolicyFile upper) {
    Map<String, LocatedEntry<String>> allowed = upper.terms().waivable();
    @Nullable LocatedEntry<String> most = allowed.get(id);
    if (most != null && most.value() != null && entry.value() != null) {
      return DurationNotation.parse(entry.value()).compareTo(DurationNotation.parse(most.value()))
              > 0
          ? Optional.of(
              finding(
                  entry.span(),
                  "a policy above lets `%s` be waived for at most %s".formatted(id, most.value()),
                  most.span(),
                  "the limit"))
          : Optional.empty();
    }
    return Optional.of(
        finding(
            entry.key(),
            "no policy above lets jobs waive `%s`".formatted(id),
            upper.waivableSpan(),
            "what may be waived"));
  }

  private List<Diagnostic> namespaces() {
    List<Diagnostic> found = new ArrayList<>();
    for (PolicyFile upper : above) {
      @Nullable Located<Map<String, NamespacePolicy>> known = upper.namespaces();
      if (known != null) {
        file.namespacesOrNone()
            .forEach(
                (name, block) -> {
                  if (!known.value().containsKey(name)) {
                    found.add(
                        finding(
                            block.key(),
                            "a policy above has no namespace `%s`".formatted(name),
                            known.span(),
                            "its namespaces"));
                  }
                });
      }
    }
    return found;
  }

  private List<Diagnostic> exceptions() {
    return file.terms().exceptions().values().stream()
        .map(
            entry ->
                Diagnostic.of(
                        Code.POLICY_WIDENS, entry.key(), "only the outermost policy excuses jobs")
                    .withOther(above.getLast().ownerSpan(), "the outermost policy")
                    .withHelp("ask its owner, or waive it in the job where that is allowed"))
        .toList();
  }

  static Diagnostic finding(Span span, String message, Span other, String label) {
    return Diagnostic.of(Code.POLICY_WIDENS, span, message)
        .withOther(other, label)
        .withHelp("a policy may only narrow what those above it allow");
  }
}
