package dev.k8spark.fuzzing;

import dev.k8spark.Compiler;
import dev.k8spark.PolicyCompiler;
import dev.k8spark.diagnostic.DiagnosticJson;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.emit.JobManifests;
import dev.k8spark.emit.ManifestPart;
import dev.k8spark.emit.PolicyManifests;
import dev.k8spark.format.HoconFormat;
import dev.k8spark.job.CompileOptions;
import dev.k8spark.source.Notation;
import dev.k8spark.source.SourceFile;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs all phases twice, by compilers of their own, and wants the same from both: what they keep of
 * earlier texts changes nothing.
 */
final class PipelineCheck {

  /** No policy is looked for in folders, which would say as much about this machine. */
  private static final SourceFile POLICY =
      new SourceFile("k8spark-policy.conf", null, "cluster.apiServer = ports-only\n");

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  private final Compiler one = new Compiler(POLICY, TODAY);
  private final Compiler other = new Compiler(POLICY, TODAY);
  private final PolicyCompiler onePolicy = new PolicyCompiler();
  private final PolicyCompiler otherPolicy = new PolicyCompiler();

  void checkJob(SourceFile source) {
    requireSame(source, compileJob(one, source), compileJob(other, source));
    if (Notation.of(source) == Notation.HOCON) {
      checkFormat(source);
    }
  }

  void checkPolicy(SourceFile source) {
    requireSame(source, compilePolicy(onePolicy, source), compilePolicy(otherPolicy, source));
    checkFormat(source);
  }

  private static String compileJob(Compiler compiler, SourceFile source) {
    Outcome<JobManifests> outcome = compiler.compile(source, CompileOptions.NONE);
    @Nullable JobManifests manifests = outcome.value();
    return DiagnosticJson.render(outcome.diagnostics())
        + (manifests == null || outcome.hasErrors()
            ? ""
            : manifests.yaml(ManifestPart.ALL) + manifests.executorPodYaml());
  }

  private static String compilePolicy(PolicyCompiler compiler, SourceFile source) {
    Outcome<List<PolicyManifests>> outcome = compiler.compile(source, null);
    return DiagnosticJson.render(outcome.diagnostics())
        + DiagnosticJson.render(compiler.check(source));
  }

  /** What is formatted stays so. */
  private static void checkFormat(SourceFile source) {
    @Nullable String once = HoconFormat.format(source).value();
    if (once != null) {
      SourceFile formatted = new SourceFile(source.name(), null, once);
      @Nullable String twice = HoconFormat.format(formatted).value();
      requireSame(source, once, String.valueOf(twice));
    }
  }

  private static void requireSame(SourceFile source, String first, String second) {
    if (!first.equals(second)) {
      throw new IllegalStateException(
          "two answers about one text:\n%s\n---\n%s\n---\n%s"
              .formatted(source.text(), first, second));
    }
  }
}
