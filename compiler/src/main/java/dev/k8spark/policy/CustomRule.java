package dev.k8spark.policy;

import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A rule that a policy's owner wrote.
 *
 * @param span where its name stands
 * @param on what it is held against
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

  /** What rules are held against. */
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

  /** Reads it, unless something that it needs was found wrong. */
  static Optional<CustomRule> of(PolicyFile.Entry entry, @Nullable String owner) {
    if (Node.childOf(entry.value(), "expression") instanceof Node.Text expression
        && Node.childOf(entry.value(), "message") instanceof Node.Text message
        && Node.childOf(entry.value(), "on") instanceof Node.Sequence on) {
      @Nullable String help =
          Node.childOf(entry.value(), "help") instanceof Node.Text text ? text.value() : null;
      return Optional.of(
          new CustomRule(
              entry.key(), entry.span(), targets(on), expression, message.value(), help, owner));
    }
    return Optional.empty();
  }

  private static Set<Target> targets(Node.Sequence words) {
    Set<Target> targets = EnumSet.noneOf(Target.class);
    for (Node word : words.items()) {
      if (word instanceof Node.Text text) {
        Arrays.stream(Target.values())
            .filter(target -> target.word().equals(text.value()))
            .forEach(targets::add);
      }
    }
    return targets;
  }
}
