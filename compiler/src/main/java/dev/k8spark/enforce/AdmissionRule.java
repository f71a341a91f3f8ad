package dev.k8spark.enforce;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Severity;
import dev.k8spark.policy.Policy;
import java.util.List;
import java.util.Locale;

/**
 * A law of one namespace that admission holds.
 *
 * @param name a part of the name of its objects
 * @param code what a refusal says first
 * @param weight what it weighs where no file says otherwise
 */
public record AdmissionRule(
    String name, String code, Severity weight, MatchScope scope, List<CelValidation> checks) {

  public AdmissionRule {
    checks = List.copyOf(checks);
  }

  /** Makes a law of what a namespace's policy says. */
  @FunctionalInterface
  public interface Source {
    List<AdmissionRule> in(Policy policy);
  }

  /** A law that compiling holds too, under the same code. */
  public static List<AdmissionRule> of(Code code, MatchScope scope, List<CelValidation> checks) {
    return of(code, "", scope, checks);
  }

  /**
   * The same for one of several laws of a code.
   *
   * @param suffix tells them apart
   */
  public static List<AdmissionRule> of(
      Code code, String suffix, MatchScope scope, List<CelValidation> checks) {
    String name = code.name().toLowerCase(Locale.ROOT).replace('_', '-') + suffix;
    return checks.isEmpty()
        ? List.of()
        : List.of(new AdmissionRule(name, code.name(), code.severity(), scope, checks));
  }
}
