package dev.k8spark.enforce.admission;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.enforce.AdmissionRule;
import dev.k8spark.enforce.CelValidation;
import dev.k8spark.enforce.MatchScope;
import dev.k8spark.job.LimitedResource;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicyFile;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A driver's and an executor's pod want no more than the policy lets them have. */
public final class HeldLimits implements AdmissionRule.Source {

  /** Since when what stands before an init container can be counted. */
  private static final int MINOR = 33;

  private static final List<LimitedResource> MEASURES =
      List.of(LimitedResource.CPU, LimitedResource.MEMORY, LimitedResource.EPHEMERAL_STORAGE);

  private static final long MEBIBYTE = 1L << 20;

  /** In thousandths of a core, or bytes; of the requests or the limits, which {@code side} is. */
  private static final String OF_CONTAINER =
      "quantity(string(%s.?resources[?side][?'%s'].orValue('0'))).asApproximateFloat()";

  /**
   * Running containers and sidecars together, or what an init container takes beside the sidecars
   * before it where that is more, and the pod's own overhead; or what the pod says of itself.
   */
  private static final String OF_POD =
      "['requests', 'limits'].all(side,"
          + " ([(variables.podSpec.containers.map(c, {c})"
          + " + variables.inits.filter(c, c.?restartPolicy.orValue('') == 'Always').map(c, {c}))"
          + ".sum()]"
          + " + variables.inits.transformList(i, c, ([{c}] + variables.inits.transformList(j, s,"
          + " j < i && s.?restartPolicy.orValue('') == 'Always', {s})).sum()))"
          + ".all(sum, sum + {overhead} <= {most})"
          + " && {pod} <= {most})";

  /** Whether a cluster knows what the law is written in. */
  public static boolean isKnownTo(Policy policy) {
    return Integer.parseInt(policy.cluster().rulesVersion().substring(2)) >= MINOR;
  }

  @Override
  public List<AdmissionRule> in(Policy policy) {
    List<AdmissionRule> laws = new ArrayList<>();
    if (isKnownTo(policy)) {
      laws.addAll(of(policy, "driver", MatchScope.DRIVERS));
      laws.addAll(of(policy, "executor", MatchScope.EXECUTORS));
    }
    return laws;
  }

  private static List<AdmissionRule> of(Policy policy, String role, MatchScope scope) {
    List<CelValidation> checks =
        policy.files().stream()
            .flatMap(file -> MEASURES.stream().flatMap(m -> check(file, role, m)))
            .toList();
    return AdmissionRule.of(Code.LIMIT_EXCEEDED, "." + role, scope, checks);
  }

  private static Stream<CelValidation> check(
      PolicyFile file, String role, LimitedResource measure) {
    return file
        .text("limits", role, measure.key())
        .map(
            limit ->
                new CelValidation(
                    expression(measure, measure.of(limit.value())),
                    message(file, role, measure, limit.value())))
        .stream();
  }

  private static String message(
      PolicyFile file, String role, LimitedResource measure, String limit) {
    return "the %s's pod wants more %s than %s%s"
        .formatted(role, measure.key(), limit, PolicyFile.asking(file.owner()));
  }

  private static String expression(LimitedResource measure, long most) {
    String key = measure.key();
    return OF_POD
        .replace("{c}", whole(measure, OF_CONTAINER.formatted("c", key)))
        .replace("{s}", whole(measure, OF_CONTAINER.formatted("s", key)))
        .replace("{pod}", whole(measure, OF_CONTAINER.formatted("variables.podSpec", key)))
        .replace(
            "{overhead}",
            whole(
                measure,
                "quantity(string(variables.podSpec.?overhead[?'%s'].orValue('0')))".formatted(key)
                    + ".asApproximateFloat()"))
        .replace("{most}", measure == LimitedResource.CPU ? most + "" : most * MEBIBYTE + ".0");
  }

  /** Cores are counted in thousandths, which are whole: halves of numbers with a point are not. */
  private static String whole(LimitedResource measure, String amount) {
    return measure == LimitedResource.CPU ? "int(" + amount + " * 1000.0 + 0.5)" : amount;
  }
}
