package dev.k8spark.rule;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.policy.AllowList;
import dev.k8spark.policy.DenyEntry;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.policy.PolicySubject;
import dev.k8spark.rule.admission.CelLiterals;
import dev.k8spark.rule.admission.CelValidation;
import dev.k8spark.rule.admission.EnforcementGap;
import dev.k8spark.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A rule about the things of one subject that policies allow and deny by patterns. */
public abstract class AllowDenyRule extends Rule {

  private final PolicySubject subject;

  protected AllowDenyRule(
      Code code, RuleCategory category, String statement, PolicySubject subject) {
    super(code, category, statement);
    this.subject = subject;
  }

  protected final PolicySubject subject() {
    return subject;
  }

  @Override
  public final boolean isConfiguredBy(Policy policy) {
    return policy.speaksOf(subject);
  }

  /**
   * Returns a finding for each file of the policy that forbids something.
   *
   * @param name what is compared with the lists
   * @param what the same in the message, such as {@code secret `shop-db`}
   */
  protected final Stream<Diagnostic> compare(Policy policy, String name, String what, Span span) {
    Stream<Diagnostic> denied =
        policy.deny(subject).stream()
            .filter(entry -> entry.denies(name))
            .map(entry -> reportDenied(entry, what, span));
    Stream<Diagnostic> unlisted =
        policy.allow(subject).stream()
            .filter(list -> !list.allows(name))
            .map(list -> reportUnlisted(list, what, span));
    return Stream.concat(denied, unlisted);
  }

  private Diagnostic reportDenied(DenyEntry entry, String what, Span span) {
    return report(span, what + " is not allowed here")
        .withOther(entry.span(), "the policy denies it")
        .withHelp(entry.reason() + PolicyFile.asking(entry.owner()));
  }

  private Diagnostic reportUnlisted(AllowList list, String what, Span span) {
    String allowed = quote(list);
    return report(span, what + " is not allowed here")
        .withOther(list.span(), "the policy allows only these")
        .withHelp(
            (allowed.isEmpty() ? "none is allowed" : "allowed are " + allowed)
                + PolicyFile.asking(list.owner()));
  }

  /**
   * Returns the policy's lists as validations.
   *
   * @param plural what the subject is called in the message
   * @param condition makes an expression of a condition on one text, which is called {@code x}
   */
  protected final List<CelValidation> validate(
      Policy policy, String plural, UnaryOperator<String> condition) {
    List<CelValidation> validations = new ArrayList<>();
    for (AllowList list : policy.allow(subject)) {
      String isListed =
          CelLiterals.matchesAny(
              list.patterns().stream().map(pattern -> subject.pattern(pattern).regex()).toList());
      validations.add(new CelValidation(condition.apply(isListed), explain(list, plural)));
    }
    for (DenyEntry entry : policy.deny(subject)) {
      String isOther =
          entry.pattern().equals("*")
              ? "false"
              : "!" + CelLiterals.matchesAny(List.of(subject.pattern(entry.pattern()).regex()));
      validations.add(
          new CelValidation(
              condition.apply(isOther),
              "%s like `%s` are not allowed here; %s%s"
                  .formatted(
                      plural, entry.pattern(), entry.reason(), PolicyFile.asking(entry.owner()))));
    }
    return validations;
  }

  private static String explain(AllowList list, String plural) {
    return list.patterns().isEmpty()
        ? "no %s are allowed here%s".formatted(plural, PolicyFile.asking(list.owner()))
        : "only %s like %s are allowed here%s"
            .formatted(plural, quote(list), PolicyFile.asking(list.owner()));
  }

  private static String quote(AllowList list) {
    return list.patterns().stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
  }

  /** Returns a gap for each list, for a rule that admission cannot enforce at all. */
  protected final Stream<EnforcementGap> findListGaps(Policy policy, String reason) {
    return policy.files().stream()
        .flatMap(
            file ->
                Stream.concat(
                    Stream.ofNullable(file.terms().allow().get(subject))
                        .map(list -> makeGap("allow", list.span(), reason)),
                    Stream.ofNullable(file.terms().deny().get(subject))
                        .map(list -> makeGap("deny", list.span(), reason))));
  }

  private EnforcementGap makeGap(String list, Span span, String reason) {
    return new EnforcementGap("`%s.%s`".formatted(list, subject.key()), span, reason);
  }
}
