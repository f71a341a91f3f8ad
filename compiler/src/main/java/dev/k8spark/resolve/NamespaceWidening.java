package dev.k8spark.resolve;

import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.policy.PodSecurity;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.policy.Quantity;
import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a policy file gives one namespace and a file above it does not: a lower level of Pod
 * Security, a larger quota, wider bounds of containers, more people, or a rule less.
 *
 * @param upper one of the files further from the job
 */
record NamespaceWidening(PolicyFile file, PolicyFile upper, String namespace) {

  private static final String LEVEL = "podSecurity";

  static Stream<Diagnostic> of(PolicyFile file, List<PolicyFile> above) {
    return file.entries(PolicyResolver.NAMESPACES)
        .flatMap(one -> above.stream().map(upper -> new NamespaceWidening(file, upper, one.key())))
        .flatMap(NamespaceWidening::check);
  }

  private Stream<Diagnostic> check() {
    return Stream.of(
            level(),
            amounts(1, "quota"),
            amounts(1, "limitRange", "max"),
            amounts(-1, "limitRange", "min"),
            Stream.of("readers", "authors", "pipeline").flatMap(this::people),
            rules())
        .flatMap(found -> found);
  }

  /** A namespace that does not name its level has the strictest. */
  private Stream<Diagnostic> level() {
    @Nullable Node above = upper.at(path());
    if (!(above instanceof Node.Mapping)) {
      return Stream.empty();
    }
    PodSecurity least =
        upper.text(path(LEVEL)).map(text -> PodSecurity.of(text.value())).orElse(PodSecurity.USUAL);
    Span place = upper.text(path(LEVEL)).map(Node.Text::span).orElse(above.span());
    return file.text(path(LEVEL)).stream()
        .filter(own -> PodSecurity.of(own.value()).compareTo(least) < 0)
        .map(
            own ->
                PolicyWideningCheck.finding(
                    own.span(),
                    "`podSecurity` is `%s` by a policy above".formatted(least.word()),
                    place,
                    "its level"));
  }

  /**
   * @param beyond the sign that a comparison with a bound has for what is beyond it
   */
  private Stream<Diagnostic> amounts(int beyond, String... bounds) {
    return file.entries(path(bounds))
        .flatMap(
            own ->
                upper
                    .entries(path(bounds))
                    .filter(bound -> bound.key().equals(own.key()))
                    .flatMap(bound -> amount(own, bound, beyond)));
  }

  private static Stream<Diagnostic> amount(
      PolicyFile.Entry own, PolicyFile.Entry bound, int beyond) {
    return own.value() instanceof Node.Text amount
            && bound.value() instanceof Node.Text limit
            && Quantity.of(amount.value()).compareTo(Quantity.of(limit.value())) == beyond
        ? Stream.of(
            PolicyWideningCheck.finding(
                amount.span(),
                "`%s` may be at %s %s by a policy above"
                    .formatted(own.key(), beyond > 0 ? "most" : "least", limit.value()),
                limit.span(),
                "the limit"))
        : Stream.empty();
  }

  /** A list that stands is closed. */
  private Stream<Diagnostic> people(String who) {
    String[] path = path("people", who);
    if (!(upper.at(path) instanceof Node.Sequence list)) {
      return Stream.empty();
    }
    Set<String> known = upper.names(path).keySet();
    return file.names(path).entrySet().stream()
        .filter(own -> !known.contains(own.getKey()))
        .map(
            own ->
                PolicyWideningCheck.finding(
                    own.getValue(),
                    "`%s` is none of the `%s` of a policy above".formatted(own.getKey(), who),
                    list.span(),
                    "these are"));
  }

  /** A file overrides its own rules; that it would override others' has no effect. */
  private Stream<Diagnostic> rules() {
    return file.entries(path("rules"))
        .filter(own -> own.value() instanceof Node.Null)
        .flatMap(
            own ->
                upper
                    .entries("rules")
                    .filter(rule -> rule.key().equals(own.key()))
                    .map(
                        rule ->
                            PolicyWideningCheck.finding(
                                own.span(),
                                "rule `%s` holds by a policy above".formatted(own.key()),
                                rule.span(),
                                "its rule")));
  }

  private String[] path(String... below) {
    return PolicyFile.below(namespace, below);
  }
}
