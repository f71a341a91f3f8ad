package dev.k8spark.resolve.rule;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ReservedName;
import dev.k8spark.job.ResolvedJob;

/** Says that a name is not the user's to set, and what to write in its place. */
final class ReservedNameFinding {

  private ReservedNameFinding() {}

  static Diagnostic report(ResolvedJob resolved, ReservedName owned, String name, String... path) {
    String instead = owned.instead();
    if (instead == null) {
      return Diagnostic.of(
              Code.OWNED_KEY, resolved.placeOf(path), "`%s` %s".formatted(name, owned.reason()))
          .withHelp("leave it out");
    }
    String key = instead.replace("ROLE", path[0]);
    return Diagnostic.of(
            Code.OWNED_KEY, resolved.placeOf(path), "`%s` %s".formatted(name, owned.reason()))
        .withHelp("write `%s`".formatted(key))
        .withFix(path[0].equals("conf") ? new TypedKey(resolved, name, key).fix() : null);
  }
}
