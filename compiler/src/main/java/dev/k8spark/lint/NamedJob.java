package dev.k8spark.lint;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.rule.resources.QuotaUsage;
import dev.k8spark.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The name of a job in its cluster.
 *
 * @param place where the user wrote its name
 * @param usage what it takes of its namespace's quotas
 */
public record NamedJob(String namespace, String name, Span place, QuotaUsage usage) {

  /** Finds jobs of different files that Kubernetes would take for one. */
  public static List<Diagnostic> findDuplicates(List<NamedJob> jobs) {
    Map<String, NamedJob> firsts = new HashMap<>();
    List<Diagnostic> duplicates = new ArrayList<>();
    for (NamedJob job : jobs) {
      NamedJob first = firsts.putIfAbsent(job.namespace() + "/" + job.name(), job);
      if (first != null && !first.place().file().equals(job.place().file())) {
        duplicates.add(
            Diagnostic.of(
                    Code.DUPLICATE_JOB,
                    job.place(),
                    "job `%s` stands twice in namespace `%s`"
                        .formatted(job.name(), job.namespace()))
                .withOther(first.place(), "the first one")
                .withHelp("rename one of them: Kubernetes would keep one of the two"));
      }
    }
    return duplicates;
  }
}
