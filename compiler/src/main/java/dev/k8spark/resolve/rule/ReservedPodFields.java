package dev.k8spark.resolve.rule;

import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ExecutorShutdown;
import dev.k8spark.job.ReservedAnnotation;
import dev.k8spark.job.ReservedEnv;
import dev.k8spark.job.ReservedLabel;
import dev.k8spark.job.ReservedName;
import dev.k8spark.job.ReservedPodField;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.runtime.contract.PodRole;
import java.util.List;
import java.util.stream.Stream;

/** A pod template does not say what k8spark, Spark or another key says. */
final class ReservedPodFields implements JobRule {

  @Override
  public Stream<Diagnostic> check(ResolvedJob resolved) {
    TemplatePlace driver = TemplatePlace.of(resolved, PodRole.DRIVER);
    TemplatePlace executor = TemplatePlace.of(resolved, PodRole.EXECUTOR);
    return Stream.of(
            fields(driver, ReservedPodField.POD),
            pod(driver, PodRole.DRIVER.container()),
            fields(executor, ReservedPodField.POD),
            ExecutorShutdown.hasGraceByKey(resolved.job())
                ? fields(executor, ReservedPodField.EXECUTOR_POD)
                : Stream.<Diagnostic>empty(),
            pod(executor, PodRole.EXECUTOR.container()))
        .flatMap(findings -> findings);
  }

  private static Stream<Diagnostic> pod(TemplatePlace template, String container) {
    TemplatePlace spec = template.resolve("spec");
    return Stream.of(
            keys(template.resolve("metadata", "labels"), ReservedLabel.ALL),
            keys(template.resolve("metadata", "annotations"), ReservedAnnotation.ALL),
            spec.resolve("volumes").items().stream().flatMap(ReservedPodFields::volume),
            Stream.of("containers", "initContainers")
                .flatMap(kind -> spec.resolve(kind).items().stream())
                .flatMap(item -> value(item.resolve("name"), ReservedPodField.CONTAINER)),
            spec.resolve("containers").items().stream()
                .filter(item -> item.resolve("name").text().filter(container::equals).isPresent())
                .flatMap(ReservedPodFields::ours))
        .flatMap(findings -> findings);
  }

  private static Stream<Diagnostic> volume(TemplatePlace volume) {
    return Stream.concat(
        value(volume.resolve("name"), ReservedPodField.VOLUME),
        keys(volume, ReservedPodField.VOLUME_KIND));
  }

  private static Stream<Diagnostic> ours(TemplatePlace container) {
    return Stream.concat(
        fields(container, ReservedPodField.SPARK_CONTAINER),
        container.resolve("env").items().stream()
            .flatMap(variable -> value(variable.resolve("name"), ReservedEnv.ALL)));
  }

  /** Fields that a list names by their paths below a place. */
  private static Stream<Diagnostic> fields(TemplatePlace below, List<ReservedName> list) {
    return list.stream()
        .flatMap(
            owned ->
                Stream.of(below.resolve(owned.name().split("\\.")))
                    .filter(TemplatePlace::exists)
                    .map(place -> place.owned(owned, owned.name())));
  }

  private static Stream<Diagnostic> keys(TemplatePlace map, List<ReservedName> list) {
    return map.keys().stream()
        .flatMap(
            key ->
                ReservedName.find(list, key)
                    .map(owned -> map.resolve(key).owned(owned, key))
                    .stream());
  }

  private static Stream<Diagnostic> value(TemplatePlace place, List<ReservedName> list) {
    return place.text().stream()
        .flatMap(
            text -> ReservedName.find(list, text).map(owned -> place.owned(owned, text)).stream());
  }
}
