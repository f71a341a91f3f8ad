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
 * @param harmless the value that it has anyway, which a job may repeat; absent: none
 */
public record ReservedName(
    String name, @Nullable String instead, String reason, @Nullable String harmless) {

  static final String BREAKS_RESTRICTED = "could take the pod out of Pod Security `restricted`";

  static final String CHANGES_UNSEEN =
      "would change executors' pods behind what is shown and judged";

  private static final Set<Character> FAMILY = Set.of('.', '-', '_', '/');

  /** Makes a name that a key of the job file says. */
  static ReservedName byKey(String name, String instead) {
    return new ReservedName(name, instead, "is said by a key of its own", null);
  }

  /** Makes a name that k8spark sets itself. */
  static ReservedName byK8spark(String name) {
    return new ReservedName(name, null, "is set by k8spark", null);
  }

  /** Makes a name that k8spark sets to a value which a job may repeat. */
  static ReservedName byK8spark(String name, String value) {
    return byK8spark(name).withHarmless(value);
  }

  /** Makes a name that is reserved for another reason. */
  static ReservedName because(String name, String reason) {
    return new ReservedName(name, null, reason, null);
  }

  /** Returns the entry of a list that covers a name. */
  public static Optional<ReservedName> find(List<ReservedName> list, String name) {
    return list.stream().filter(reserved -> reserved.covers(name)).findFirst();
  }

  /** This name, with the value that a job may repeat. */
  ReservedName withHarmless(String value) {
    return new ReservedName(name, instead, reason, value);
  }

  private boolean covers(String other) {
    boolean family = FAMILY.contains(name.charAt(name.length() - 1));
    return family ? other.startsWith(name) : other.equals(name);
  }
}
