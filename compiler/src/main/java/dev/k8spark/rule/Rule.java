package dev.k8spark.rule;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Severity;
import dev.k8spark.policy.Policy;
import dev.k8spark.rule.admission.AdmissionRule;
import dev.k8spark.rule.admission.CelValidation;
import dev.k8spark.rule.admission.EnforcementGap;
import dev.k8spark.rule.admission.MatchScope;
import dev.k8spark.source.Span;
import java.util.List;
import java.util.stream.Stream;

/**
 * Something that every job is asked for, under one code: what it says, how a compiled job is
 * checked, and, where the API server can do it, how a cluster enforces it.
 */
public abstract class Rule {

  private final Code code;
  private final RuleCategory category;
  private final String statement;

  /**
   * @param code of all findings of the rule, and of no other rule's
   * @param statement what is true of a job that keeps the rule, in one sentence
   */
  protected Rule(Code code, RuleCategory category, String statement) {
    this.code = code;
    this.category = category;
    this.statement = statement;
  }

  public final Code code() {
    return code;
  }

  public final RuleCategory category() {
    return category;
  }

  /** Returns what is true of a job that keeps the rule, in one sentence. */
  public final String statement() {
    return statement;
  }

  /** Returns the severity of the rule's findings where no policy says otherwise. */
  public final Severity severity() {
    return code.severity();
  }

  /** Returns a finding for each place at which the job breaks the rule. */
  public abstract Stream<Diagnostic> check(RuleContext context);

  /** Returns the admission rules by which a cluster enforces a policy's part of this rule. */
  public List<AdmissionRule> enforce(Policy policy) {
    return List.of();
  }

  /** Returns what a policy says of this rule and admission in a cluster cannot enforce. */
  public Stream<EnforcementGap> findGaps(Policy policy) {
    return Stream.empty();
  }

  /** Returns whether a policy says something without which the rule would find nothing. */
  public boolean isConfiguredBy(Policy policy) {
    return false;
  }

  /** Makes a finding of this rule. */
  protected final Diagnostic report(Span span, String message) {
    return Diagnostic.of(code, span, message);
  }

  /** Makes the one admission rule of this rule, or none without validations. */
  protected final List<AdmissionRule> admit(MatchScope scope, List<CelValidation> validations) {
    return AdmissionRule.of(code, "", scope, validations);
  }
}
