package dev.k8spark.policy;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.source.Span;
import java.util.Arrays;
import java.util.stream.Stream;

/**
 * What a policy allows or denies of things that no key of a job names, so that nothing is enforced.
 */
public record UnsupportedSubjects(PolicyFile file) {

  /** Returns one note for each list, so that nobody relies on it. */
  public Stream<Diagnostic> notes() {
    return Arrays.stream(PolicySubject.values())
        .filter(subject -> subject.unnamed().isPresent())
        .flatMap(
            subject ->
                Stream.concat(
                    Stream.ofNullable(file.terms().allow().get(subject))
                        .map(list -> note("allow", subject, list.key())),
                    Stream.ofNullable(file.terms().deny().get(subject))
                        .map(list -> note("deny", subject, list.key()))));
  }

  private static Diagnostic note(String list, PolicySubject subject, Span key) {
    return Diagnostic.of(
            Code.NOT_HELD_YET,
            key,
            "`%s.%s` enforces nothing yet: no key of a job names %s"
                .formatted(list, subject.key(), subject.unnamed().orElseThrow()))
        .withHelp(
            "keep it for the day when one does; until then rights, quotas and network policies"
                + " limit what a job can reach");
  }
}
