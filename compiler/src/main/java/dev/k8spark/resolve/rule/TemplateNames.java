package dev.k8spark.resolve.rule;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.runtime.contract.PodRole;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What Kubernetes wants named has a name; each name stands once; what is mounted exists. */
final class TemplateNames implements JobRule {

  /** Volumes that every pod has. */
  private static final Set<String> GIVEN = Set.of("tmp", "work-dir", "spark-local-dir-1");

  @Override
  public Stream<Diagnostic> check(ResolvedJob resolved) {
    return Stream.of(PodRole.values()).flatMap(role -> check(resolved, role));
  }

  private static Stream<Diagnostic> check(ResolvedJob resolved, PodRole role) {
    String ours = role.container();
    TemplatePlace spec = TemplatePlace.of(resolved, role).resolve("spec");
    List<TemplatePlace> containers = spec.resolve("containers").items();
    List<TemplatePlace> initContainers = spec.resolve("initContainers").items();
    List<TemplatePlace> volumes = spec.resolve("volumes").items();
    List<TemplatePlace> all = Stream.concat(containers.stream(), initContainers.stream()).toList();
    return Stream.of(
            Stream.concat(all.stream(), volumes.stream()).flatMap(item -> missing(item, "name")),
            all.stream()
                .filter(item -> !item.resolve("name").text().equals(Optional.of(ours)))
                .flatMap(item -> missing(item, "image")),
            initContainers.stream().flatMap(item -> likeOurs(item, ours)),
            mounts(all.stream(), volumes),
            twice(all, volumes))
        .flatMap(findings -> findings);
  }

  private static Stream<Diagnostic> twice(
      List<TemplatePlace> containers, List<TemplatePlace> volumes) {
    UniqueClaims claims = new UniqueClaims();
    containers.forEach(item -> claim(claims, "container", item.resolve("name")));
    volumes.forEach(item -> claim(claims, "volume", item.resolve("name")));
    return claims.duplicates().stream();
  }

  private static Stream<Diagnostic> likeOurs(TemplatePlace container, String ours) {
    return container.resolve("name").text().filter(ours::equals).stream()
        .map(
            name ->
                Diagnostic.of(
                        Code.WRONG_VALUE,
                        container.resolve("name").span(),
                        "`%s` is the name of the Spark container".formatted(name))
                    .withHelp("give the init container another name"));
  }

  private static Stream<Diagnostic> mounts(
      Stream<TemplatePlace> containers, List<TemplatePlace> volumes) {
    Set<String> known =
        Stream.concat(
                GIVEN.stream(), volumes.stream().flatMap(v -> v.resolve("name").text().stream()))
            .collect(Collectors.toSet());
    return containers
        .flatMap(container -> container.resolve("volumeMounts").items().stream())
        .flatMap(
            mount ->
                Stream.of(
                        missing(mount, "name"),
                        missing(mount, "mountPath"),
                        unknownVolume(mount.resolve("name"), known))
                    .flatMap(findings -> findings));
  }

  private static Stream<Diagnostic> unknownVolume(TemplatePlace name, Set<String> known) {
    return name.text().stream()
        .filter(volume -> !known.contains(volume) && !volume.startsWith("k8spark-"))
        .map(
            volume ->
                Diagnostic.of(
                        Code.WRONG_VALUE,
                        name.span(),
                        "the pod has no volume `%s`".formatted(volume))
                    .withHelp("declare it under `spec.volumes`"));
  }

  private static Stream<Diagnostic> missing(TemplatePlace item, String key) {
    return item.resolve(key).exists()
        ? Stream.empty()
        : Stream.of(
            Diagnostic.of(Code.MISSING_KEY, item.span(), "`%s` is missing".formatted(key))
                .withHelp("Kubernetes wants a `%s` here".formatted(key)));
  }

  private static void claim(UniqueClaims claims, String kind, TemplatePlace name) {
    name.text().ifPresent(text -> claims.name(kind, text, name.span()));
  }
}
