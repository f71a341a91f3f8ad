package dev.k8spark.lint;

import dev.k8spark.Compiler;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Severity;
import dev.k8spark.policy.Policy;
import dev.k8spark.source.Document;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which policy must apply to each job.
 *
 * @param isRequired whether a job without any policy is wrong
 * @param file the one policy file that must be among those that apply, or null where any will do
 */
public record RequiredPolicy(boolean isRequired, @Nullable String file) {

  /** A job may do without a policy. */
  public static final RequiredPolicy NONE = new RequiredPolicy(false, null);

  /** Returns diagnostics of a job, those added that the policy required does not apply. */
  public List<Diagnostic> check(SourceFile job, List<Diagnostic> diagnostics, Compiler compiler) {
    if (!isRequired) {
      return diagnostics;
    }
    List<Document> applied = findApplied(job, compiler);
    if (file == null) {
      return diagnostics.stream().map(RequiredPolicy::adjustSeverity).toList();
    }
    Path wanted = SourceFile.resolve(Path.of(file));
    return applied.stream()
            .anyMatch(policy -> policy.source().realPath().filter(wanted::equals).isPresent())
        ? diagnostics
        : Stream.concat(
                diagnostics.stream(), compiler.conceal(job, List.of(report(job, applied))).stream())
            .toList();
  }

  /** Returns which policies apply to a job, in a sentence without a full stop. */
  public static String describeApplied(SourceFile job, Compiler compiler) {
    List<Document> applied = findApplied(job, compiler);
    return applied.isEmpty()
        ? "no policy applies to `%s`".formatted(job.name())
        : "%s applies to `%s`".formatted(names(applied), job.name());
  }

  private static List<Document> findApplied(SourceFile job, Compiler compiler) {
    @Nullable Policy policy = compiler.policies().policyBeside(job, null).value();
    return policy == null ? List.of() : policy.documents();
  }

  private static Diagnostic adjustSeverity(Diagnostic diagnostic) {
    return diagnostic.code() == Code.POLICY_MISSING
        ? diagnostic.withSeverity(Severity.ERROR)
        : diagnostic;
  }

  private Diagnostic report(SourceFile job, List<Document> applied) {
    String instead = applied.isEmpty() ? "none does" : "only " + names(applied);
    return Diagnostic.of(
            Code.POLICY_MISSING,
            new Span(job, 0, 0),
            "the policy `%s`, which is required, does not apply: %s".formatted(file, instead))
        .withSeverity(Severity.ERROR)
        .withHelp(
            "put the job into the folder of that policy or below it, where no policy with"
                + " `root = true` lies between, or name it by `--policy`");
  }

  private static String names(List<Document> policies) {
    return policies.stream()
        .map(policy -> "`" + policy.source().name() + "`")
        .collect(Collectors.joining(", "));
  }
}
