package dev.k8spark.resolve.rule;

import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.Owned;
import dev.k8spark.job.OwnedAnnotation;
import dev.k8spark.job.OwnedEnv;
import dev.k8spark.job.OwnedLabel;
import dev.k8spark.job.OwnedPodField;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.runtime.contract.PodContract;
import java.util.List;
import java.util.stream.Stream;

/** A pod template does not say what k8spark, Spark or another key says. */
final class OwnedPodFields implements JobRule {

  @Override
  public Stream<Diagnostic> check(ResolvedJob resolved) {
    TemplatePlace driver = TemplatePlace.of(resolved, "driver");
    TemplatePlace executor = TemplatePlace.of(resolved, "executor");
    return Stream.of(
            fields(driver, OwnedPodField.POD),
            pod(driver, PodContract.DRIVER_CONTAINER),
            fields(executor, OwnedPodField.POD),
            fields(executor, OwnedPodField.EXECUTOR_POD),
            pod(executor, PodContract.EXECUTOR_CONTAINER))
        .flatMap(found -> found);
  }

  private static Stream<Diagnostic> pod(TemplatePlace template, String container) {
    TemplatePlace spec = template.at("spec");
    return Stream.of(
            keys(template.at("metadata", "labels"), OwnedLabel.ALL),
            keys(template.at("metadata", "annotations"), OwnedAnnotation.ALL),
            spec.at("volumes").items().stream().flatMap(OwnedPodFields::volume),
            spec.at("containers").items().stream()
                .filter(item -> item.at("name").text().filter(container::equals).isPresent())
                .flatMap(OwnedPodFields::ours))
        .flatMap(found -> found);
  }

  private static Stream<Diagnostic> volume(TemplatePlace volume) {
    return Stream.concat(
        value(volume.at("name"), OwnedPodField.VOLUME), keys(volume, OwnedPodField.VOLUME_KIND));
  }

  private static Stream<Diagnostic> ours(TemplatePlace container) {
    return Stream.concat(
        fields(container, OwnedPodField.SPARK_CONTAINER),
        container.at("env").items().stream()
            .flatMap(variable -> value(variable.at("name"), OwnedEnv.ALL)));
  }

  /** Fields that a list names by their paths below a place. */
  private static Stream<Diagnostic> fields(TemplatePlace below, List<Owned> list) {
    return list.stream()
        .flatMap(
            owned ->
                Stream.of(below.at(owned.name().split("\\.")))
                    .filter(TemplatePlace::exists)
                    .map(place -> place.owned(owned, owned.name())));
  }

  private static Stream<Diagnostic> keys(TemplatePlace map, List<Owned> list) {
    return map.keys().stream()
        .flatMap(key -> Owned.find(list, key).map(owned -> map.at(key).owned(owned, key)).stream());
  }

  private static Stream<Diagnostic> value(TemplatePlace place, List<Owned> list) {
    return place.text().stream()
        .flatMap(text -> Owned.find(list, text).map(owned -> place.owned(owned, text)).stream());
  }
}
