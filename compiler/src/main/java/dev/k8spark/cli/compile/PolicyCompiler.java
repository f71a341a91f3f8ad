package dev.k8spark.cli.compile;

import dev.k8spark.Compiler;
import dev.k8spark.cli.file.BundledText;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.emit.ManifestWriter;
import dev.k8spark.emit.Part;
import dev.k8spark.source.SourceFile;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What policies become in the cluster, as the command line writes it. */
final class PolicyCompiler {

  private final Compiler compiler = new Compiler(null);
  private final ManifestWriter writer = new ManifestWriter(BundledText.version());

  /** The YAML of each namespace by the name of its file, which no job's file has. */
  Outcome<Map<String, String>> compile(
      SourceFile source, @Nullable String namespace, ManifestSelection selection) {
    return compiler
        .compilePolicy(source, namespace)
        .map(
            guards -> {
              Map<String, String> texts = new LinkedHashMap<>();
              guards.forEach(
                  guard ->
                      texts.put(
                          guard.namespace() + selection.suffix() + ".yaml",
                          writer.write(source, guard, part(selection))));
              return texts;
            });
  }

  private static Part part(ManifestSelection selection) {
    return switch (selection) {
      case ALL, RUN, EXECUTOR_POD -> Part.ALL;
      case ACCESS -> Part.ACCESS;
      case ADMISSION -> Part.ADMISSION;
    };
  }
}
