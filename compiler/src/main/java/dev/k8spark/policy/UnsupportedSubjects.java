package dev.k8spark.policy;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import java.util.Arrays;
import java.util.stream.Stream;

/** What a policy allows or denies of things that no key of a job names: nothing holds it. */
public record UnsupportedSubjects(PolicyFile file) {

  /** One note for each list, so that nobody relies on it. */
  public Stream<Diagnostic> notes() {
    return Arrays.stream(PolicySubject.values())
        .filter(subject -> subject.unnamed().isPresent())
        .flatMap(subject -> Stream.of("allow", "deny").flatMap(word -> note(word, subject)));
  }

  private Stream<Diagnostic> note(String word, PolicySubject subject) {
    return file.entries(word)
        .filter(entry -> entry.key().equals(subject.key()))
        .map(
            entry ->
                Diagnostic.of(
                        Code.NOT_HELD_YET,
                        entry.span(),
                        "`%s.%s` enforces nothing yet: no key of a job names %s"
                            .formatted(word, subject.key(), subject.unnamed().orElseThrow()))
                    .withHelp(
                        "keep it for the day when one does; until then rights, quotas and"
                            + " network policies limit what a job can reach"));
  }
}
