package dev.k8spark.resolve.rule;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.PodTemplate;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.manifest.TemplateMisfits;
import dev.k8spark.manifest.TemplateMisfits.Misfit;
import dev.k8spark.runtime.contract.PodRole;
import dev.k8spark.schema.DidYouMean;
import dev.k8spark.source.KeyPath;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A pod template has only fields of Kubernetes, each of its type; and its use is seen. */
final class PodTemplateShape implements JobRule {

  @Override
  public Stream<Diagnostic> check(ResolvedJob resolved) {
    return Stream.of(PodRole.values()).flatMap(role -> check(resolved, role));
  }

  private static Stream<Diagnostic> check(ResolvedJob resolved, PodRole role) {
    @Nullable PodTemplate template = resolved.job().settings(role).podTemplate();
    if (template == null) {
      return Stream.empty();
    }
    Stream<Diagnostic> misfits =
        TemplateMisfits.find(template).stream().map(misfit -> finding(resolved, role, misfit));
    return Stream.concat(Stream.of(use(resolved, role)), misfits);
  }

  private static Diagnostic use(ResolvedJob resolved, PodRole role) {
    return Diagnostic.of(
        Code.POD_TEMPLATE_USED,
        resolved.placeOf(role.word(), "podTemplate"),
        "the %s's pod is not wholly k8spark's: review these fields as Kubernetes'"
            .formatted(role.word()));
  }

  private static Diagnostic finding(ResolvedJob resolved, PodRole role, Misfit misfit) {
    KeyPath path = misfit.path();
    String[] place = TemplatePaths.toJobPath(role, path);
    String name = path.isRoot() ? "podTemplate" : path.last();
    List<String> known = misfit.known();
    if (known == null) {
      return Diagnostic.of(
              Code.WRONG_TYPE,
              resolved.spanOf(place),
              "%s has not the type that Kubernetes wants there"
                  .formatted(TemplatePaths.describe(path)))
          .withHelp("`kubectl explain pod.%s` tells it".formatted(TemplatePaths.toKubectl(path)));
    }
    return Diagnostic.of(
            Code.UNKNOWN_KEY,
            resolved.placeOf(place),
            "Kubernetes has no field `%s` there".formatted(name))
        .withHelp(
            DidYouMean.findNearest(name, known)
                .map("did you mean `%s`?"::formatted)
                .orElse("`kubectl explain pod` lists the fields"));
  }
}
