package dev.k8spark.resolve;

import dev.k8spark.cel.quantity.KubernetesQuantity;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.policy.NamespacePolicy;
import dev.k8spark.policy.PodSecurity;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.policy.RuleEntry;
import dev.k8spark.source.Located;
import dev.k8spark.source.LocatedEntry;
import dev.k8spark.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.stream.Stream;

/**
 * Finds what a policy file gives one namespace and a file above it does not: a lower level of Pod
 * Security, a larger quota, wider bounds of containers, more people, or a rule less.
 *
 * @param block what the file says of the namespace
 * @param upper one of the files further from the job
 */
record NamespaceWidening(String namespace, NamespacePolicy block, PolicyFile upper) {

  static Stream<Diagnostic> findAll(PolicyFile file, List<PolicyFile> above) {
    return file.namespacesOrNone().entrySet().stream()
        .flatMap(
            entry ->
                above.stream()
                    .map(upper -> new NamespaceWidening(entry.getKey(), entry.getValue(), upper)))
        .flatMap(NamespaceWidening::check);
  }

  private Stream<Diagnostic> check() {
    Stream<Diagnostic> ofNamespace =
        upper.namespace(namespace).stream()
            .flatMap(
                above ->
                    Stream.of(
                            level(above),
                            amounts(1, block.quota(), above.quota()),
                            amounts(
                                1, block.limitRangeOrNone().max(), above.limitRangeOrNone().max()),
                            amounts(
                                -1, block.limitRangeOrNone().min(), above.limitRangeOrNone().min()),
                            people(above))
                        .flatMap(found -> found));
    return Stream.concat(ofNamespace, rules());
  }

  /** A namespace that does not name its level has the strictest. */
  private Stream<Diagnostic> level(NamespacePolicy above) {
    Located<PodSecurity> least =
        Objects.requireNonNullElse(
            above.podSecurity(), new Located<>(PodSecurity.USUAL, above.span()));
    return Stream.ofNullable(block.podSecurity())
        .filter(own -> own.value().compareTo(least.value()) < 0)
        .map(
            own ->
                PolicyWideningCheck.finding(
                    own.span(),
                    "`podSecurity` is `%s` by a policy above".formatted(least.value().word()),
                    least.span(),
                    "its level"));
  }

  /**
   * @param beyond the sign that a comparison with a bound has for what is beyond it
   */
  private static Stream<Diagnostic> amounts(
      int beyond, Map<String, LocatedEntry<String>> own, Map<String, LocatedEntry<String>> bounds) {
    return own.keySet().stream()
        .filter(bounds::containsKey)
        .flatMap(
            key ->
                amount(
                    key,
                    Objects.requireNonNull(own.get(key)),
                    Objects.requireNonNull(bounds.get(key)),
                    beyond));
  }

  private static Stream<Diagnostic> amount(
      String key, LocatedEntry<String> own, LocatedEntry<String> bound, int beyond) {
    return own.value() != null
            && bound.value() != null
            && KubernetesQuantity.parse(own.value())
                    .orElseThrow()
                    .compareTo(KubernetesQuantity.parse(bound.value()).orElseThrow())
                == beyond
        ? Stream.of(
            PolicyWideningCheck.finding(
                own.span(),
                "`%s` may be at %s %s by a policy above"
                    .formatted(key, beyond > 0 ? "most" : "least", bound.value()),
                bound.span(),
                "the limit"))
        : Stream.empty();
  }

  /** A list that stands is closed. */
  private Stream<Diagnostic> people(NamespacePolicy above) {
    Map<String, Located<SortedMap<String, Span>>> ours = block.people().byKey();
    return above.people().byKey().entrySet().stream()
        .filter(known -> ours.containsKey(known.getKey()))
        .flatMap(
            known ->
                others(
                    known.getKey(),
                    Objects.requireNonNull(ours.get(known.getKey())).value(),
                    known.getValue()));
  }

  private static Stream<Diagnostic> others(
      String list, SortedMap<String, Span> own, Located<SortedMap<String, Span>> known) {
    return own.entrySet().stream()
        .filter(person -> !known.value().containsKey(person.getKey()))
        .map(
            person ->
                PolicyWideningCheck.finding(
                    person.getValue(),
                    "`%s` is none of the `%s` of a policy above".formatted(person.getKey(), list),
                    known.span(),
                    "these are"));
  }

  /** A file overrides its own rules; that it would override others' has no effect. */
  private Stream<Diagnostic> rules() {
    Map<String, RuleEntry> above = upper.terms().rules();
    return block.terms().rules().entrySet().stream()
        .filter(own -> own.getValue().removed() && above.containsKey(own.getKey()))
        .map(
            own ->
                PolicyWideningCheck.finding(
                    own.getValue().key(),
                    "rule `%s` holds by a policy above".formatted(own.getKey()),
                    Objects.requireNonNull(above.get(own.getKey())).key(),
                    "its rule"));
  }
}
