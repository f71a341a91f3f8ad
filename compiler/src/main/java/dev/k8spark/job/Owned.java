package dev.k8spark.job;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A name that a job may not use, since k8spark decides what stands there or another key says it.
 *
 * @param name the name; one that ends in a dot, a dash or an underscore stands for all that begin
 *     with it
 * @param instead the key of the job file that says it, {@code ROLE} for the role at hand; absent:
 *     nobody but k8spark says it
 */
public record Owned(String name, @Nullable String instead) {

  static Owned by(String name, String instead) {
    return new Owned(name, instead);
  }

  static Owned byK8spark(String name) {
    return new Owned(name, null);
  }

  /** What a list says of a name. */
  public static Optional<Owned> find(List<Owned> list, String name) {
    return list.stream().filter(owned -> owned.covers(name)).findFirst();
  }

  private boolean covers(String other) {
    boolean family = name.endsWith(".") || name.endsWith("-") || name.endsWith("_");
    return family ? other.startsWith(name) : other.equals(name);
  }
}
