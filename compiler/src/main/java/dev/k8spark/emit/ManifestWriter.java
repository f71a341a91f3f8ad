package dev.k8spark.emit;

import dev.k8spark.enforce.NamespaceManifests;
import dev.k8spark.lower.Bundle;
import dev.k8spark.manifest.ManifestYaml;
import dev.k8spark.source.SourceFile;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes manifests as one YAML stream, in the order in which they are applied. The same bundle
 * gives the same bytes, and streams may be written one after another.
 *
 * @param version the version of k8spark that the header names
 */
public record ManifestWriter(String version) {

  private static final String UNKNOWN =
      """
      # What only the driver knows stands in capitals. Spark's own module flags, which come first
      # among SPARK_JAVA_OPT_0, _1 and so on, are left out: the runtime has them from the image.
      """;

  /** A job's manifests, to be written as they are asked for. */
  public JobManifests emit(Bundle bundle) {
    return new JobManifests(bundle, this);
  }

  /** What enforces a policy in each namespace, to be written as it is asked for. */
  public List<PolicyManifests> emit(SourceFile source, List<NamespaceManifests> namespaces) {
    return namespaces.stream()
        .map(manifests -> new PolicyManifests(source, manifests, this))
        .toList();
  }

  /** Writes one part of the manifests of a job. */
  public String write(Bundle bundle, ManifestPart part) {
    return header(bundle)
        + documents(bundle.objects().stream().filter(o -> belongs(o, part)).toList());
  }

  /** What holds a policy in a namespace, in the order in which it is applied. */
  public String write(SourceFile source, NamespaceManifests guard, ManifestPart part) {
    return header(source)
        + switch (part) {
          case ALL -> documents(guard.access()) + documents(guard.admission());
          case ACCESS -> documents(guard.access());
          case ADMISSION -> documents(guard.admission());
          case RUN -> "";
        };
  }

  /** The executor's pod as the driver will ask Kubernetes for it. */
  public String executorPod(Bundle bundle) {
    return header(bundle) + UNKNOWN + documents(List.of(bundle.request()));
  }

  private static boolean belongs(HasMetadata object, ManifestPart part) {
    return switch (part) {
      case ALL -> true;
      case ACCESS -> !(object instanceof Job);
      case RUN -> object instanceof Job;
      case ADMISSION -> false;
    };
  }

  private static String documents(List<? extends HasMetadata> objects) {
    return objects.stream()
        .map(object -> "---\n" + ManifestYaml.write(object))
        .collect(Collectors.joining());
  }

  private String header(Bundle bundle) {
    return header(bundle.source().document().source());
  }

  private String header(SourceFile source) {
    return "# Made by k8spark %s from %s\n".formatted(version, fileName(source));
  }

  /** Without its folder, which differs between machines, and without what would end the comment. */
  private static String fileName(SourceFile source) {
    String name = source.name();
    String last = name.substring(name.lastIndexOf('/') + 1);
    return last.replaceAll("[^\\p{L}\\p{N}\\p{P}\\p{S} ]", "?");
  }
}
