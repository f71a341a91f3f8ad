package dev.k8spark.resolve.rule;

import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.Owned;
import dev.k8spark.job.OwnedAnnotation;
import dev.k8spark.job.OwnedEnv;
import dev.k8spark.job.OwnedLabel;
import dev.k8spark.job.OwnedPodField;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.runtime.contract.PodContract;
import dev.k8spark.source.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A pod template does not say what k8spark, Spark or another key says. */
final class OwnedPodFields implements JobRule {

  @Override
  public Stream<Diagnostic> check(ResolvedJob resolved) {
    return Stream.concat(
        check(resolved, "driver", PodContract.DRIVER_CONTAINER, OwnedPodField.POD),
        check(
            resolved,
            "executor",
            PodContract.EXECUTOR_CONTAINER,
            Stream.concat(OwnedPodField.POD.stream(), OwnedPodField.EXECUTOR_POD.stream())
                .toList()));
  }

  private static Stream<Diagnostic> check(
      ResolvedJob resolved, String role, String container, List<Owned> ofPod) {
    List<Diagnostic> found = new ArrayList<>();
    named(resolved, ofPod, List.of(role, "podTemplate"), found);
    List<String> labels = List.of(role, "podTemplate", "metadata", "labels");
    keys(resolved, labels, OwnedLabel.ALL, found);
    List<String> annotations = List.of(role, "podTemplate", "metadata", "annotations");
    keys(resolved, annotations, OwnedAnnotation.ALL, found);
    items(resolved, role, "volumes")
        .forEach(
            path -> {
              value(resolved, path, "name", OwnedPodField.VOLUME, found);
              keys(resolved, path, OwnedPodField.VOLUME_KIND, found);
            });
    items(resolved, role, "containers")
        .filter(path -> container.equals(text(resolved, path, "name")))
        .forEach(path -> ours(resolved, path, found));
    return found.stream();
  }

  private static void ours(ResolvedJob resolved, List<String> container, List<Diagnostic> found) {
    named(resolved, OwnedPodField.SPARK_CONTAINER, container, found);
    items(resolved, container, "env")
        .forEach(path -> value(resolved, path, "name", OwnedEnv.ALL, found));
  }

  /** Fields that a list names by their paths below a place. */
  private static void named(
      ResolvedJob resolved, List<Owned> list, List<String> below, List<Diagnostic> found) {
    for (Owned owned : list) {
      List<String> path = join(below, List.of(owned.name().split("\\.")));
      if (resolved.find(path.toArray(String[]::new)) != null) {
        found.add(OwnedFinding.of(resolved, owned, owned.name(), path.toArray(String[]::new)));
      }
    }
  }

  private static void keys(
      ResolvedJob resolved, List<String> map, List<Owned> list, List<Diagnostic> found) {
    if (resolved.find(map.toArray(String[]::new)) instanceof Node.Mapping mapping) {
      for (String key : mapping.entries().keySet()) {
        String[] path = join(map, List.of(key)).toArray(String[]::new);
        Owned.find(list, key)
            .ifPresent(owned -> found.add(OwnedFinding.of(resolved, owned, key, path)));
      }
    }
  }

  private static void value(
      ResolvedJob resolved,
      List<String> item,
      String key,
      List<Owned> list,
      List<Diagnostic> found) {
    String written = text(resolved, item, key);
    String[] path = join(item, List.of(key)).toArray(String[]::new);
    if (written != null) {
      Owned.find(list, written)
          .ifPresent(owned -> found.add(OwnedFinding.of(resolved, owned, written, path)));
    }
  }

  private static Stream<List<String>> items(ResolvedJob resolved, String role, String key) {
    return items(resolved, List.of(role, "podTemplate", "spec"), key);
  }

  private static Stream<List<String>> items(ResolvedJob resolved, List<String> below, String key) {
    List<String> path = join(below, List.of(key));
    return resolved.find(path.toArray(String[]::new)) instanceof Node.Sequence list
        ? IntStream.range(0, list.items().size())
            .mapToObj(i -> join(path, List.of(String.valueOf(i))))
        : Stream.empty();
  }

  private static @Nullable String text(ResolvedJob resolved, List<String> item, String key) {
    return resolved.find(join(item, List.of(key)).toArray(String[]::new)) instanceof Node.Text text
        ? text.value()
        : null;
  }

  private static List<String> join(List<String> path, List<String> more) {
    return Stream.concat(path.stream(), more.stream()).toList();
  }
}
