package dev.k8spark.testsupport.sample;

import com.tngtech.archunit.core.domain.properties.CanOverrideDescription;
import java.util.Optional;

/** Methods that are named by prepositions, allowed ones and others. */
public final class Prepositions implements CanOverrideDescription<Prepositions> {

  /** A record's component may be a preposition. */
  public record Move(int from, int to) {}

  /** Allowed: it makes its own type. */
  public static Prepositions of() {
    return new Prepositions();
  }

  /** Allowed: it makes its own type, if it can. */
  public static Optional<Prepositions> from(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(of());
  }

  /** Allowed: the library's type asks for it. */
  @Override
  public Prepositions as(String description) {
    return this;
  }

  /** Not allowed: it makes another type. */
  public static String in(String text) {
    return text;
  }

  /** Not allowed: it is no factory. */
  public Prepositions with() {
    return this;
  }
}
