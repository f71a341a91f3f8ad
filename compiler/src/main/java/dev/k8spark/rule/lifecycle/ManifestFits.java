package dev.k8spark.rule.lifecycle;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.lower.Bundle;
import dev.k8spark.manifest.ManifestSize;
import dev.k8spark.rule.Rule;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.stream.Stream;

/** No object is larger than what {@code kubectl apply} can keep of it in an annotation. */
public final class ManifestFits implements Rule {

  @Override
  public Stream<Diagnostic> check(Bundle bundle) {
    return bundle.objects().stream().flatMap(object -> check(bundle, object));
  }

  private static Stream<Diagnostic> check(Bundle bundle, HasMetadata object) {
    long bytes = ManifestSize.ofAnnotations(object);
    return bytes > ManifestSize.LIMIT
        ? Stream.of(finding(bundle, object, bytes / 1024))
        : Stream.empty();
  }

  private static Diagnostic finding(Bundle bundle, HasMetadata object, long kibibytes) {
    return Diagnostic.of(
            Code.MANIFEST_TOO_LARGE,
            bundle.source().spanOf("name"),
            "the %s would have %d KiB of annotations; Kubernetes takes 256"
                .formatted(object.getKind(), kibibytes))
        .withHelp("move large values of `conf`, `env` or `annotations` into the image");
  }
}
