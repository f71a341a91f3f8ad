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
public record FindingName(String name, Use use, Span span, Set<String> rules) {

  /** What is done about the finding. */
  public enum Use {
    WEIGH,
    WAIVE;

    private boolean fits(Code code) {
      return this == WEIGH ? code.kind().isConfigurable() : code.kind() == Code.CodeKind.RULE;
    }
  }

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
    return use.fits(code.get()) ? Optional.empty() : decided(why(code.get()));
  }

  private static String why(Code code) {
    if (code.kind().isConfigurable()) {
      return "a policy's `severity` may turn it off";
    }
    return code.kind() == Code.CodeKind.KUBERNETES
        ? "Kubernetes itself would refuse the job"
        : "it is of the language itself";
  }

  private Optional<Problem> decided(String why) {
    String verb = use == Use.WEIGH ? "decides on" : "waives";
    return Optional.of(new Problem("nobody %s `%s`: %s".formatted(verb, name, why), false));
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
        .filter(code -> use.fits(code) && code != Code.POLICY_RULE)
        .forEach(code -> names.add(code.name()));
    return names;
  }
}
