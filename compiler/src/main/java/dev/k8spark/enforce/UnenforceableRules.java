package dev.k8spark.enforce;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Severity;
import dev.k8spark.enforce.admission.HeldLimits;
import dev.k8spark.enforce.admission.HeldRules;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.policy.UnsupportedSubjects;
import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a policy says and admission cannot hold, or not to the letter; compiling a job does. */
record UnenforceableRules(Policy policy, String namespace) {

  /** What only the job's file tells, by the key of {@code allow} and {@code deny}. */
  private static final Map<String, String> LISTS =
      new TreeMap<>(
          Map.of(
              "conf", "a pod does not tell which of its settings people wrote",
              "podTemplate", "a pod does not tell which of its fields people wrote"));

  List<Diagnostic> notes() {
    List<Diagnostic> notes = new ArrayList<>();
    for (PolicyFile file : policy.files()) {
      LISTS.forEach(
          (key, why) -> {
            note(notes, "`allow.%s`".formatted(key), file.at("allow", key), why);
            note(notes, "`deny.%s`".formatted(key), file.at("deny", key), why);
          });
      new UnsupportedSubjects(file).notes().forEach(notes::add);
      limits(notes, file);
      file.entries("waivable")
          .filter(entry -> isError(entry.key()))
          .forEach(
              entry ->
                  notes.add(
                      said(
                          "`%s` only warns in the cluster: jobs may waive it"
                              .formatted(entry.key()),
                          entry.span(),
                          "waivers stand in a job's file, which admission does not see")));
      file.entries("rules").forEach(rule -> rule(notes, rule));
    }
    exceptions(notes);
    return notes;
  }

  private void rule(List<Diagnostic> notes, PolicyFile.Entry rule) {
    HeldRules.whyNot(policy, rule)
        .ifPresent(why -> notes.add(notHeld("rule `" + rule.key() + "`", rule.span(), why)));
  }

  private void limits(List<Diagnostic> notes, PolicyFile file) {
    String sum = "admission sees one pod at a time; `quota` limits all of a namespace";
    note(notes, "`limits.executor.instances`", file.at("limits", "executor", "instances"), sum);
    for (String key : List.of("cpu", "memory", "ephemeral-storage")) {
      note(notes, "`limits.job.%s`".formatted(key), file.at("limits", "job", key), sum);
      if (!HeldLimits.isKnownTo(policy)) {
        String why = "it takes Kubernetes 1.33";
        note(notes, "`limits.driver.%s`".formatted(key), file.at("limits", "driver", key), why);
        note(notes, "`limits.executor.%s`".formatted(key), file.at("limits", "executor", key), why);
      }
    }
  }

  private void exceptions(List<Diagnostic> notes) {
    if (policy.files().isEmpty()) {
      return;
    }
    PolicyFile outermost = policy.files().getLast();
    outermost
        .entries("exceptions")
        .forEach(
            job ->
                outermost
                    .entries("exceptions", job.key())
                    .forEach(
                        entry ->
                            notes.add(
                                said(
                                    "job `%s` is excused of `%s` in the cluster until this policy is compiled without it"
                                        .formatted(job.key(), entry.key()),
                                    entry.span(),
                                    "admission knows the job by its accounts, and neither the day nor the key"))));
  }

  private boolean isError(String code) {
    Severity usual =
        Arrays.stream(Code.values())
            .filter(one -> one.name().equals(code))
            .map(Code::severity)
            .findFirst()
            .orElse(Severity.ERROR);
    return policy.severity(code, usual) == Severity.ERROR;
  }

  private static void note(List<Diagnostic> notes, String what, @Nullable Node node, String why) {
    if (node != null) {
      notes.add(notHeld(what, node.span(), why));
    }
  }

  private static Diagnostic notHeld(String what, Span span, String why) {
    return said("admission in the cluster cannot hold " + what, span, why + "; `compile` holds it");
  }

  private static Diagnostic said(String message, Span span, String help) {
    return Diagnostic.of(Code.NOT_HELD_BY_ADMISSION, span, message).withHelp(help);
  }
}
