package dev.k8spark.policy;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a policy says of things that no key of a job names, so that nothing comes of it. */
public record UnsupportedSubjects(PolicyFile file) {

  private static final List<String> OF_POOLS = List.of("nodeSelector", "tolerations");

  /** Returns one note for each list or fact, so that nobody relies on it. */
  public Stream<Diagnostic> notes() {
    return Stream.concat(lists(), facts());
  }

  /** Queues and the labels and taints of pools wait for jobs that choose one. */
  private Stream<Diagnostic> facts() {
    Map<String, Node.Entry> cluster = file.document().root().findEntries("cluster");
    Node.@Nullable Entry queueing = cluster.get("queueing");
    Stream<Diagnostic> queues =
        queueing == null
            ? Stream.empty()
            : Stream.of(fact("cluster.queueing", "a queue", queueing.key()));
    Stream<Diagnostic> pools =
        file.document().root().findEntries("cluster", "nodePools").entrySet().stream()
            .flatMap(
                pool ->
                    pool.getValue().value().entries().entrySet().stream()
                        .filter(entry -> OF_POOLS.contains(entry.getKey()))
                        .map(
                            entry ->
                                fact(
                                    "cluster.nodePools.%s.%s"
                                        .formatted(pool.getKey(), entry.getKey()),
                                    "a node pool",
                                    entry.getValue().key())));
    return Stream.concat(queues, pools);
  }

  private static Diagnostic fact(String path, String subject, Span key) {
    return Diagnostic.of(
            Code.NOT_HELD_YET,
            key,
            "`%s` has no effect yet: no key of a job names %s".formatted(path, subject))
        .withHelp("keep it for the day when one does; until then `podTemplate` says the same");
  }

  private Stream<Diagnostic> lists() {
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
