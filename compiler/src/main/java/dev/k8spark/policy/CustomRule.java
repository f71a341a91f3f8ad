package dev.k8spark.policy;

import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule that a policy's owner wrote.
 *
 * @param span where its name stands
 * @param on what it is checked on
 * @param expression what must be true, in CEL
 * @param message what is wrong where it is not true
 * @param help what to write instead
 * @param owner whom to ask
 */
public record CustomRule(
    String name,
    Span span,
    Set<Target> on,
    Node.Text expression,
    String message,
    @Nullable String help,
    @Nullable String owner) {

  public CustomRule {
    on = Set.copyOf(on);
  }

  /** What rules are checked on. */
  public enum Target {
    DRIVER,
    EXECUTOR,
    JOB,
    OBJECT;

    /** The word in a policy file. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
