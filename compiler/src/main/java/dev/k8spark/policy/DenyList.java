package dev.k8spark.policy;

import dev.k8spark.source.Span;
import java.util.List;

/**
 * All that a policy file denies of one subject.
 *
 * @param key where the subject's key was written
 * @param span where the reasons were written
 */
public record DenyList(PolicySubject subject, List<DenyEntry> entries, Span key, Span span) {

  public DenyList {
    entries = List.copyOf(entries);
  }
}
