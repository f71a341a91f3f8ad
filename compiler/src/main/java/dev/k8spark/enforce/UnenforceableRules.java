package dev.k8spark.enforce;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Severity;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.policy.PolicyTerms;
import dev.k8spark.policy.UnsupportedSubjects;
import dev.k8spark.policy.WaiverEntry;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.admission.EnforcementGap;
import dev.k8spark.source.Span;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Reports what a policy says and admission cannot enforce, or not to the letter. */
record UnenforceableRules(Policy policy, List<Rule> rules) {

  List<Diagnostic> report() {
    return Stream.of(
            rules.stream()
                .flatMap(rule -> rule.findGaps(policy))
                .map(UnenforceableRules::reportGap),
            policy.files().stream().flatMap(file -> new UnsupportedSubjects(file).notes()),
            policy.files().stream().flatMap(this::reportWaivable),
            policy.files().reversed().stream().limit(1).flatMap(this::reportExceptions))
        .<Diagnostic>flatMap(notes -> notes)
        .toList();
  }

  private static Diagnostic reportGap(EnforcementGap gap) {
    return report(
        "admission in the cluster cannot enforce " + gap.what(),
        gap.span(),
        gap.reason() + "; `compile` does");
  }

  private Stream<Diagnostic> reportWaivable(PolicyFile file) {
    return file.terms().waivable().entrySet().stream()
        .filter(entry -> isError(entry.getKey()))
        .map(
            entry ->
                report(
                    "`%s` only warns in the cluster: jobs may waive it".formatted(entry.getKey()),
                    entry.getValue().key(),
                    "waivers stand in a job's file, which admission does not see"));
  }

  private Stream<Diagnostic> reportExceptions(PolicyFile outermost) {
    PolicyTerms terms = outermost.terms();
    return terms.exceptions().keySet().stream()
        .flatMap(
            job ->
                terms.exceptionsOf(job).entrySet().stream()
                    .map(entry -> reportException(job, entry.getKey(), entry.getValue())));
  }

  private static Diagnostic reportException(String job, String code, WaiverEntry exception) {
    return report(
        "job `%s` is excused of `%s` in the cluster until this policy is compiled without it"
            .formatted(job, code),
        exception.key(),
        "admission knows the job by its accounts, and neither the day nor the key");
  }

  private boolean isError(String id) {
    Severity usual =
        Arrays.stream(Code.values())
            .filter(code -> code.name().equals(id))
            .map(Code::severity)
            .findFirst()
            .orElse(Severity.ERROR);
    return policy.severity(id, usual) == Severity.ERROR;
  }

  private static Diagnostic report(String message, Span span, String help) {
    return Diagnostic.of(Code.NOT_HELD_BY_ADMISSION, span, message).withHelp(help);
  }
}
