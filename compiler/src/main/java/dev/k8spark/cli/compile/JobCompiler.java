package dev.k8spark.cli.compile;

import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.job.CompileOptions;
import dev.k8spark.source.SourceFile;
import org.jspecify.annotations.Nullable;

/** What the command line needs of the compiler. */
@FunctionalInterface
public interface JobCompiler {

  Outcome<CompiledJob> compile(SourceFile source, CompileOptions choices);

  /** Makes a compiler when a command needs one, with the policy that the user names. */
  @FunctionalInterface
  interface Factory {
    JobCompiler withPolicy(@Nullable SourceFile policy);
  }
}
