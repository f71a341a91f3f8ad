package dev.k8spark.cel.defaulting;

import dev.k8spark.cel.quantity.KubernetesQuantity;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * An object as an admission policy sees it when somebody creates it: decoded, with its defaults,
 * with what Kubernetes' own admission has added, and with amounts in their canonical form. Only
 * what the cluster alone knows is missing, such as a uid, or limits that a LimitRange brings.
 */
public final class ServerView {

  /** Fields whose values are amounts. */
  private static final Set<String> AMOUNTS =
      Set.of("limits", "requests", "overhead", "hard", "capacity");

  private static final Set<String> AMOUNT = Set.of("sizeLimit", "divisor");

  private static final JsonMapper MAPPER = JsonMapper.shared();

  private ServerView() {}

  /** The object as maps, lists, strings, longs, doubles and booleans. */
  public static Map<String, Object> of(HasMetadata object) {
    Tree tree =
        Tree.copyOf(MAPPER.convertValue(object, new TypeReference<Map<String, Object>>() {}));
    switch (object.getKind()) {
      case "Pod" -> {
        tree.in("spec", PodDefaults::ofPod);
        tree.in("spec", PodAdmission::admit);
      }
      case "Job" -> JobDefaults.ofJob(tree);
      case "CronJob" -> JobDefaults.ofCronJob(tree);
      case "NetworkPolicy" -> tree.in("spec", NetworkDefaults::ofPolicy);
      case "Service" -> tree.in("spec", NetworkDefaults::ofService);
      case "PersistentVolumeClaim" -> {
        tree.made("metadata").orElse("finalizers", List.of("kubernetes.io/pvc-protection"));
        tree.in("spec", spec -> spec.orElse("volumeMode", "Filesystem"));
      }
      default -> {}
    }
    canonical(tree);
    return tree.fields();
  }

  /** The template of a Job's pods, as it stands in the Job: with less than the pods will have. */
  public static Map<String, Object> templateOf(HasMetadata job) {
    return new Tree(of(job))
        .child("spec")
        .flatMap(spec -> spec.child("template"))
        .map(Tree::fields)
        .orElseThrow();
  }

  private static void canonical(Tree tree) {
    for (Map.Entry<String, Object> field : tree.fields().entrySet()) {
      if (AMOUNT.contains(field.getKey()) && field.getValue() instanceof String) {
        field.setValue(amount(field.getValue()));
      } else if (AMOUNTS.contains(field.getKey())) {
        tree.in(field.getKey(), amounts -> amounts.fields().replaceAll((k, v) -> amount(v)));
      } else {
        tree.in(field.getKey(), ServerView::canonical);
        tree.each(field.getKey(), ServerView::canonical);
      }
    }
  }

  private static Object amount(Object value) {
    return KubernetesQuantity.parse(value.toString())
        .<Object>map(amount -> amount.roundToMilli().toString())
        .orElse(value);
  }
}
