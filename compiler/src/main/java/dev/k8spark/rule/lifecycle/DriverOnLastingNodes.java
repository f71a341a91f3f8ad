package dev.k8spark.rule.lifecycle;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import dev.k8spark.runtime.contract.PodRole;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Toleration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A driver does not run on nodes that the cloud takes back: the whole job would go with it. */
public final class DriverOnLastingNodes extends Rule {

  private static final Pattern SPOT =
      Pattern.compile("(?i)(^|[./_-])(spot|preemptible|scalesetpriority)($|[./_-])");

  public DriverOnLastingNodes() {
    super(
        Code.DRIVER_ON_SPOT,
        RuleCategory.LIFECYCLE,
        "A driver does not run on nodes that can be taken away.");
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    ResolvedJob job = context.job();
    PodSpec spec = context.bundle().driver().getSpec();
    Stream<String> places =
        Stream.concat(
            spec.getTolerations().stream().anyMatch(DriverOnLastingNodes::isSpot)
                ? Stream.of("tolerations")
                : Stream.empty(),
            isSpot(spec.getNodeSelector()) ? Stream.of("nodeSelector") : Stream.empty());
    return places.map(
        field ->
            report(
                    job.placeOf(PodRole.DRIVER.word(), "podTemplate", "spec", field),
                    "the driver may run on nodes that can be taken away at any time")
                .withHelp("keep this for `executor.podTemplate`: executors can be replaced"));
  }

  private static boolean isSpot(Toleration toleration) {
    boolean isForAll = toleration.getKey() == null && "Exists".equals(toleration.getOperator());
    return isForAll || isSpot(toleration.getKey()) || isSpot(toleration.getValue());
  }

  private static boolean isSpot(@Nullable Map<String, String> selector) {
    return selector != null
        && selector.entrySet().stream()
            .anyMatch(entry -> isSpot(entry.getKey()) || isSpot(entry.getValue()));
  }

  private static boolean isSpot(@Nullable String text) {
    return text != null && SPOT.matcher(text).find();
  }
}
