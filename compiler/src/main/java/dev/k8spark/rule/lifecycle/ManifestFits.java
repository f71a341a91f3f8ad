package dev.k8spark.rule.lifecycle;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.manifest.ManifestSize;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.Comparator;
import java.util.stream.Stream;

/** No object is larger than what {@code kubectl apply} can keep of it in an annotation. */
public final class ManifestFits extends Rule {

  public ManifestFits() {
    super(
        Code.MANIFEST_TOO_LARGE,
        RuleCategory.LIFECYCLE,
        "A Job is small enough for Kubernetes to keep.");
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    return context.bundle().objects().stream().flatMap(object -> check(context, object));
  }

  private Stream<Diagnostic> check(RuleContext context, HasMetadata object) {
    long bytes = ManifestSize.ofAnnotations(object);
    return bytes > ManifestSize.LIMIT
        ? Stream.of(finding(context, object, bytes / 1024))
        : Stream.empty();
  }

  private Diagnostic finding(RuleContext context, HasMetadata object, long kibibytes) {
    String message =
        "the %s would have %d KiB of annotations; Kubernetes takes 256"
            .formatted(object.getKind(), kibibytes);
    return context.job().code().stream()
        .max(Comparator.comparingInt(file -> file.text().length()))
        .map(
            largest ->
                report(largest.place(), message)
                    .withHelp(
                        "code beside the job is for small programs: build it into the image, as"
                            + " `%s`".formatted(largest.uri())))
        .orElseGet(
            () ->
                report(context.job().spanOf("name"), message)
                    .withHelp(
                        "move large values of `conf`, `env` or `annotations` into the image"));
  }
}
