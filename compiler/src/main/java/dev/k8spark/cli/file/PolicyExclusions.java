package dev.k8spark.cli.file;

import dev.k8spark.PolicyCompiler;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.source.SourceFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.PatternSyntaxException;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the policies around a file exclude. A policy with an error excludes nothing, such as one
 * below another that does not delegate it.
 */
final class PolicyExclusions {

  private final PolicyCompiler policies;
  private final Map<Path, ExcludedNames> patterns = new ConcurrentHashMap<>();

  PolicyExclusions(PolicyCompiler policies) {
    this.policies = policies;
  }

  /** Returns whether a file is passed over; a policy never is, or it could hide itself. */
  boolean contains(Path file) {
    if (Policy.isPolicyName(file.toString())) {
      return false;
    }
    Path real = SourceFile.resolve(file);
    Outcome<Policy> policy = policies.policyBeside(new SourceFile(file.toString(), real, ""), null);
    return policy.value() != null
        && !policy.hasErrors()
        && policy.value().files().stream().anyMatch(above -> excludes(above, real));
  }

  private boolean excludes(PolicyFile policy, Path file) {
    @Nullable Path place = policy.document().source().realPath().orElse(null);
    if (policy.exclude().isEmpty() || place == null || !file.startsWith(place.resolveSibling(""))) {
      return false;
    }
    ExcludedNames names = patterns.computeIfAbsent(place, _ -> read(policy));
    Path relative = place.resolveSibling("").relativize(file);
    return IntStream.rangeClosed(1, relative.getNameCount())
        .anyMatch(length -> names.contains(relative.subpath(0, length)));
  }

  /** The schema lets no pattern pass that is not well formed; one that it found wrong is none. */
  private static ExcludedNames read(PolicyFile policy) {
    try {
      return ExcludedNames.of(policy.exclude());
    } catch (PatternSyntaxException _) {
      return ExcludedNames.NONE;
    }
  }
}
