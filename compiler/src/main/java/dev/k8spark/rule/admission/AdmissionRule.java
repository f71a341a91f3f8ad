package dev.k8spark.rule.admission;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Severity;
import java.util.List;
import java.util.Locale;

/**
 * A rule of one namespace as admission enforces it.
 *
 * @param name a part of the name of its objects
 * @param code what a refusal says first
 * @param severity where no file says otherwise
 */
public record AdmissionRule(
    String name,
    String code,
    Severity severity,
    MatchScope scope,
    List<CelValidation> validations) {

  public AdmissionRule {
    validations = List.copyOf(validations);
  }

  /**
   * Makes the admission rule of a code; none without validations.
   *
   * @param suffix tells several admission rules of one code apart; else empty
   */
  public static List<AdmissionRule> of(
      Code code, String suffix, MatchScope scope, List<CelValidation> validations) {
    String name = code.name().toLowerCase(Locale.ROOT).replace('_', '-') + suffix;
    return validations.isEmpty()
        ? List.of()
        : List.of(new AdmissionRule(name, code.name(), code.severity(), scope, validations));
  }
}
