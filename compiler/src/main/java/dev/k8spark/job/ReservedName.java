package dev.k8spark.job;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A name that a job may not use, since k8spark decides what stands there or another key says it.
 *
 * @param name the name; one that ends in a dot, a dash, an underscore or a slash stands for all
 *     that begin with it
 * @param instead the key of the job file that says it, {@code ROLE} for the role at hand; absent:
 *     no key says it
 * @param reason why no key says it, as the rest of a sentence that begins with the name
 */
public record ReservedName(String name, @Nullable String instead, String reason) {

  static final String BREAKS_RESTRICTED = "could take the pod out of Pod Security `restricted`";

  private static final Set<Character> FAMILY = Set.of('.', '-', '_', '/');

  static ReservedName by(String name, String instead) {
    return new ReservedName(name, instead, "is said by a key of its own");
  }

  static ReservedName byK8spark(String name) {
    return new ReservedName(name, null, "is set by k8spark");
  }

  static ReservedName because(String name, String reason) {
    return new ReservedName(name, null, reason);
  }

  /** What a list says of a name. */
  public static Optional<ReservedName> find(List<ReservedName> list, String name) {
    return list.stream().filter(owned -> owned.covers(name)).findFirst();
  }

  private boolean covers(String other) {
    boolean family = FAMILY.contains(name.charAt(name.length() - 1));
    return family ? other.startsWith(name) : other.equals(name);
  }
}
