package dev.k8spark.rule.custom;

import dev.k8spark.cel.defaulting.ServerView;
import dev.k8spark.diagnostic.ManifestReads;
import dev.k8spark.policy.CustomRule.Target;
import dev.k8spark.rule.RuleContext;
import dev.k8spark.schema.SchemaValidator;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What a job became, as rules see it; each part is made when a rule first asks for it. */
final class RuleTargets {

  private final RuleContext context;
  private final Supplier<SchemaValidator> jobSchema;
  private final Map<Target, List<RuleTarget>> made = new EnumMap<>(Target.class);
  private @Nullable Object job;

  RuleTargets(RuleContext context, Supplier<SchemaValidator> jobSchema) {
    this.context = context;
    this.jobSchema = jobSchema;
  }

  /** Returns all targets of a kind that the job has. */
  List<RuleTarget> find(Target target) {
    return made.computeIfAbsent(target, this::make);
  }

  private List<RuleTarget> make(Target target) {
    return switch (target) {
      case DRIVER ->
          List.of(
              makePod(
                  target,
                  "the driver's pod",
                  new ManifestReads.DriverRoot(),
                  context.defaultedDriver()),
              makeTemplate(target));
      case EXECUTOR ->
          List.of(
              makePod(
                  target,
                  "an executor's pod",
                  new ManifestReads.ExecutorRoot(),
                  context.defaultedExecutor()));
      case JOB ->
          List.of(new RuleTarget(target, null, new ManifestReads.JobRoot(), Map.of("job", job())));
      case OBJECT -> context.bundle().objects().stream().map(this::makeObject).toList();
    };
  }

  private RuleTarget makePod(Target target, String name, ManifestReads.ReadRoot root, Pod pod) {
    return new RuleTarget(target, name, root, bindPod(ServerView.render(pod), job()));
  }

  /** A Job is judged when it is written, while its pod has less than it will have. */
  private RuleTarget makeTemplate(Target target) {
    Map<String, Object> template = ServerView.renderTemplate(context.bundle().objects().getLast());
    return new RuleTarget(
        target,
        "the driver's pod as its Job has it",
        new ManifestReads.DriverRoot(),
        bindPod(template, job()));
  }

  /** Returns the variables of rules over pods. */
  static Map<String, Object> bindPod(Map<String, Object> pod, @Nullable Object job) {
    Map<String, Object> values = new HashMap<>();
    values.put("pod", pod);
    Optional.ofNullable(pod.get("spec")).ifPresent(spec -> values.put("podSpec", spec));
    Optional.ofNullable(job).ifPresent(tree -> values.put("job", tree));
    return values;
  }

  private RuleTarget makeObject(HasMetadata object) {
    ManifestReads.ManifestRoot root =
        new ManifestReads.ManifestRoot(object.getKind(), object.getMetadata().getName());
    String name = "%s `%s`".formatted(root.kind(), root.name());
    return new RuleTarget(
        Target.OBJECT, name, root, Map.of("object", ServerView.render(object), "job", job()));
  }

  private Object job() {
    if (job == null) {
      job = toPlain(jobSchema.get().toJson(context.job().tree()));
    }
    return job;
  }

  /** Converts a tree to the types that CEL knows. */
  private static Object toPlain(JsonNode node) {
    if (node.isObject()) {
      Map<String, Object> map = new HashMap<>();
      node.properties().stream()
          .filter(field -> !field.getValue().isNull())
          .forEach(field -> map.put(field.getKey(), toPlain(field.getValue())));
      return map;
    } else if (node.isArray()) {
      return node.valueStream().map(RuleTargets::toPlain).toList();
    } else if (node.isIntegralNumber()) {
      return node.asLong();
    } else if (node.isNumber()) {
      return node.asDouble();
    }
    return node.isBoolean() ? (Object) node.asBoolean() : node.asString();
  }
}
