package dev.k8spark.policy;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.source.Span;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A name by which somebody weighs, waives or excuses a finding: a code, or a rule of a policy.
 *
 * @param span where it is written
 * @param rules the rules that there are
 */
public record FindingName(String name, Span span, Set<String> rules) {

  /** What is wrong with it: there is no such finding, or it is nobody's to decide on. */
  public Optional<Problem> problem() {
    if (rules.contains(name)) {
      return Optional.empty();
    }
    Optional<Code> code =
        Arrays.stream(Code.values()).filter(one -> one.name().equals(name)).findFirst();
    if (code.isEmpty()) {
      return Optional.of(new Problem("there is no finding `%s`".formatted(name), true));
    }
    if (code.get() == Code.POLICY_RULE) {
      return decided("each rule has a name of its own");
    }
    Code.Kind kind = code.get().kind();
    if (kind == Code.Kind.RULE) {
      return Optional.empty();
    }
    return decided(
        kind == Code.Kind.KUBERNETES
            ? "Kubernetes itself would refuse the job"
            : "it says that a file cannot be understood");
  }

  private Optional<Problem> decided(String why) {
    return Optional.of(new Problem("nobody decides on `%s`: %s".formatted(name, why), false));
  }

  /**
   * Why a name cannot stand where it does.
   *
   * @param isUnknown whether it may be a slip for another one
   */
  public record Problem(String message, boolean isUnknown) {}

  /** All names that may stand here. */
  public Set<String> all() {
    Set<String> names = new TreeSet<>(rules);
    Arrays.stream(Code.values())
        .filter(code -> code.kind() == Code.Kind.RULE && code != Code.POLICY_RULE)
        .forEach(code -> names.add(code.name()));
    return names;
  }
}
