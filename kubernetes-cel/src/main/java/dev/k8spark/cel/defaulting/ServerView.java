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
  public static Map<String, Object> render(HasMetadata object) {
    ObjectFields tree =
        ObjectFields.copyOf(
            MAPPER.convertValue(object, new TypeReference<Map<String, Object>>() {}));
    switch (object.getKind()) {
      case "Pod" -> {
        tree.update("spec", PodDefaults::applyToPod);
        tree.update("spec", PodAdmission::admit);
      }
      case "Job" -> JobDefaults.applyToJob(tree);
      case "CronJob" -> JobDefaults.applyToCronJob(tree);
      case "NetworkPolicy" -> tree.update("spec", NetworkDefaults::applyToPolicy);
      case "Service" -> tree.update("spec", NetworkDefaults::applyToService);
      case "PersistentVolumeClaim" -> {
        tree.ensure("metadata").putDefault("finalizers", List.of("kubernetes.io/pvc-protection"));
        tree.update("spec", spec -> spec.putDefault("volumeMode", "Filesystem"));
      }
      default -> {}
    }
    canonicalize(tree);
    return tree.fields();
  }

  /** The template of a Job's pods, as it stands in the Job: with less than the pods will have. */
  public static Map<String, Object> renderTemplate(HasMetadata job) {
    return new ObjectFields(render(job))
        .getChild("spec")
        .flatMap(spec -> spec.getChild("template"))
        .map(ObjectFields::fields)
        .orElseThrow();
  }

  private static void canonicalize(ObjectFields tree) {
    for (Map.Entry<String, Object> field : tree.fields().entrySet()) {
      if (AMOUNT.contains(field.getKey()) && field.getValue() instanceof String) {
        field.setValue(canonicalizeAmount(field.getValue()));
      } else if (AMOUNTS.contains(field.getKey())) {
        tree.update(
            field.getKey(),
            amounts -> amounts.fields().replaceAll((k, v) -> canonicalizeAmount(v)));
      } else {
        tree.update(field.getKey(), ServerView::canonicalize);
        tree.updateEach(field.getKey(), ServerView::canonicalize);
      }
    }
  }

  private static Object canonicalizeAmount(Object value) {
    return KubernetesQuantity.parse(value.toString())
        .<Object>map(amount -> amount.roundToMilli().toString())
        .orElse(value);
  }
}
