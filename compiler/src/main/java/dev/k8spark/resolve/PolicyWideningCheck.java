package dev.k8spark.resolve;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Severity;
import dev.k8spark.job.LimitedResource;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.policy.PolicySubject;
import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
      file.entries("limits").forEach(role -> found.addAll(limits(role.key())));
      found.addAll(severities());
      found.addAll(waivable());
      found.addAll(namespaces());
      NamespaceWidening.of(file, above).forEach(found::add);
      found.addAll(exceptions());
      found.addAll(rules());
    }
    return found;
  }

  private List<Diagnostic> lists(PolicySubject subject) {
    if (!(file.at("allow", subject.key()) instanceof Node.Sequence list)) {
      return List.of();
    }
    return list.items().stream()
        .filter(Node.Text.class::isInstance)
        .map(Node.Text.class::cast)
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

  private List<Diagnostic> limits(String role) {
    return Arrays.stream(LimitedResource.values())
        .flatMap(measure -> limit(role, measure))
        .toList();
  }

  private Stream<Diagnostic> limit(String role, LimitedResource measure) {
    return file.text("limits", role, measure.key()).stream()
        .flatMap(
            own ->
                above.stream()
                    .flatMap(upper -> upper.text("limits", role, measure.key()).stream())
                    .filter(upper -> measure.isBeyond(measure.of(own.value()), upper.value()))
                    .map(
                        upper ->
                            finding(
                                own.span(),
                                "`%s.%s` may be at %s %s by a policy above"
                                    .formatted(
                                        role,
                                        measure.key(),
                                        measure == LimitedResource.MIN_TTL_AFTER_FINISHED
                                            ? "least"
                                            : "most",
                                        upper.value()),
                                upper.span(),
                                "the limit")));
  }

  private List<Diagnostic> severities() {
    return file.entries("severity")
        .flatMap(
            entry ->
                file.severity(entry.key()).stream().flatMap(own -> severity(entry, own).stream()))
        .toList();
  }

  /** Where nobody above says anything, the code's own weight is what must not be lowered. */
  private Optional<Diagnostic> severity(PolicyFile.Entry entry, Severity own) {
    for (PolicyFile upper : above) {
      Optional<Severity> said = upper.severity(entry.key());
      @Nullable Node node = upper.at("severity", entry.key());
      if (said.isPresent() && node != null) {
        return own.compareTo(said.get()) > 0
            ? Optional.of(
                finding(
                    entry.value().span(),
                    "`%s` cannot weigh less than a policy above says".formatted(entry.key()),
                    node.span(),
                    "its weight"))
            : Optional.empty();
      }
    }
    return weight(entry.key())
        .filter(weight -> own.compareTo(weight) > 0)
        .map(
            weight ->
                Diagnostic.of(
                        Code.POLICY_WIDENS,
                        entry.value().span(),
                        "only the outermost policy may make `%s` weigh less than `%s`"
                            .formatted(entry.key(), weight.word()))
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
    return file.entries("rules")
        .flatMap(own -> above.stream().flatMap(upper -> sameName(own, upper)))
        .toList();
  }

  private static Stream<Diagnostic> sameName(PolicyFile.Entry own, PolicyFile upper) {
    return upper
        .entries("rules")
        .filter(other -> other.key().equals(own.key()))
        .map(
            other ->
                finding(
                    own.span(),
                    "a policy above has a rule `%s` too".formatted(own.key()),
                    other.span(),
                    "its rule"));
  }

  private List<Diagnostic> waivable() {
    return file.entries("waivable")
        .filter(entry -> !(entry.value() instanceof Node.Null))
        .flatMap(entry -> above.stream().flatMap(upper -> waivable(entry, upper).stream()))
        .toList();
  }

  private static Optional<Diagnostic> waivable(PolicyFile.Entry entry, PolicyFile upper) {
    @Nullable Node allowed = upper.at("waivable", entry.key());
    if (allowed instanceof Node.Text most && entry.value() instanceof Node.Text own) {
      return LimitedResource.time(own.value()).compareTo(LimitedResource.time(most.value())) > 0
          ? Optional.of(
              finding(
                  own.span(),
                  "a policy above lets `%s` be waived for at most %s"
                      .formatted(entry.key(), most.value()),
                  most.span(),
                  "the limit"))
          : Optional.empty();
    }
    return Optional.of(
        finding(
            entry.span(),
            "no policy above lets jobs waive `%s`".formatted(entry.key()),
            placeOf(upper, "waivable"),
            "what may be waived"));
  }

  private List<Diagnostic> namespaces() {
    List<Diagnostic> found = new ArrayList<>();
    for (PolicyFile upper : above) {
      if (upper.at(PolicyResolver.NAMESPACES) instanceof Node.Mapping known) {
        file.entries(PolicyResolver.NAMESPACES)
            .filter(entry -> known.get(entry.key()) == null)
            .forEach(
                entry ->
                    found.add(
                        finding(
                            entry.span(),
                            "a policy above has no namespace `%s`".formatted(entry.key()),
                            known.span(),
                            "its namespaces")));
      }
    }
    return found;
  }

  private List<Diagnostic> exceptions() {
    return file.entries("exceptions")
        .map(
            entry ->
                Diagnostic.of(
                        Code.POLICY_WIDENS, entry.span(), "only the outermost policy excuses jobs")
                    .withOther(placeOf(above.getLast(), "owner"), "the outermost policy")
                    .withHelp("ask its owner, or waive it in the job where that is allowed"))
        .toList();
  }

  private static Span placeOf(PolicyFile upper, String key) {
    @Nullable Node node = upper.at(key);
    return node == null ? new Span(upper.document().source(), 0, 0) : node.span();
  }

  static Diagnostic finding(Span span, String message, Span other, String label) {
    return Diagnostic.of(Code.POLICY_WIDENS, span, message)
        .withOther(other, label)
        .withHelp("a policy may only narrow what those above it allow");
  }
}
