package dev.k8spark.cli.compile;

import dev.k8spark.Compiler;
import dev.k8spark.cli.file.BundledText;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.emit.ManifestWriter;
import dev.k8spark.emit.Part;
import dev.k8spark.job.CompileOptions;
import dev.k8spark.lower.Bundle;
import dev.k8spark.source.SourceFile;
import org.jspecify.annotations.Nullable;

/** The compiler behind the command line. */
public final class ShippedCompiler implements JobCompiler {

  private final Compiler compiler;
  private final ManifestWriter writer = new ManifestWriter(BundledText.version());

  /**
   * @param policy the one policy that applies, or null for those above each job
   */
  public ShippedCompiler(@Nullable SourceFile policy) {
    this.compiler = new Compiler(policy);
  }

  @Override
  public Outcome<CompiledJob> compile(SourceFile source, CompileOptions choices) {
    return compiler.compile(source, choices).map(this::compiled);
  }

  private CompiledJob compiled(Bundle bundle) {
    return new CompiledJob(
        bundle.source().job().namespace(),
        bundle.source().job().name(),
        bundle.source().spanOf("name"),
        selection -> manifests(bundle, selection),
        shrink -> shrink.changes(bundle.source().job()));
  }

  private String manifests(Bundle bundle, ManifestSelection selection) {
    return switch (selection) {
      case ALL -> writer.write(bundle, Part.ALL);
      case ACCESS -> writer.write(bundle, Part.ACCESS);
      case RUN, ADMISSION -> writer.write(bundle, Part.RUN);
      case EXECUTOR_POD -> writer.executorPod(bundle);
    };
  }
}
