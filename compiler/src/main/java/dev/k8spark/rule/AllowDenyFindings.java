package dev.k8spark.rule;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.policy.AllowList;
import dev.k8spark.policy.DenyEntry;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.policy.PolicySubject;
import dev.k8spark.source.Span;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a policy's lists say of one thing that a job uses. */
public record AllowDenyFindings(Policy policy, PolicySubject subject, Code code) {

  /**
   * One finding for each file that forbids it.
   *
   * @param name what is compared with the lists
   * @param what the same in the message, such as {@code secret `shop-db`}
   */
  public Stream<Diagnostic> of(String name, String what, Span span) {
    Stream<Diagnostic> denied =
        policy.deny(subject).stream()
            .filter(denial -> denial.denies(name))
            .map(denial -> denied(denial, what, span));
    Stream<Diagnostic> unlisted =
        policy.allow(subject).stream()
            .filter(list -> !list.allows(name))
            .map(list -> notAllowed(list, what, span));
    return Stream.concat(denied, unlisted);
  }

  public Diagnostic denied(DenyEntry denial, String what, Span span) {
    return Diagnostic.of(code, span, what + " is not allowed here")
        .withOther(denial.span(), "the policy denies it")
        .withHelp(denial.reason() + PolicyFile.asking(denial.owner()));
  }

  public Diagnostic notAllowed(AllowList list, String what, Span span) {
    String allowed =
        list.patterns().stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
    return Diagnostic.of(code, span, what + " is not allowed here")
        .withOther(list.span(), "the policy allows only these")
        .withHelp(
            (allowed.isEmpty() ? "none is allowed" : "allowed are " + allowed)
                + PolicyFile.asking(list.owner()));
  }
}
