package dev.k8spark.rule.resources;

import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.quantity.LimitedResource;
import dev.k8spark.rule.admission.CelValidation;
import dev.k8spark.runtime.contract.PodRole;
import java.util.List;
import java.util.stream.Stream;

/** Makes the validations of a policy's limits on what one pod wants. */
final class PodLimitValidations {

  /** The first minor version whose CEL can count what stands before an init container. */
  private static final int MINOR = 33;

  static final List<LimitedResource> RESOURCES =
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

  private PodLimitValidations() {}

  /** Returns whether the policy's cluster knows the functions that the validations call. */
  static boolean isSupported(Policy policy) {
    return Integer.parseInt(policy.cluster().rulesVersion().substring(2)) >= MINOR;
  }

  /** Returns a validation for each limit that a file sets for the pods of a role. */
  static List<CelValidation> make(Policy policy, PodRole role) {
    return policy.files().stream()
        .flatMap(file -> RESOURCES.stream().flatMap(resource -> validate(file, role, resource)))
        .toList();
  }

  private static Stream<CelValidation> validate(
      PolicyFile file, PodRole role, LimitedResource resource) {
    return file
        .terms()
        .limits()
        .find(role.word(), resource)
        .map(
            limit ->
                new CelValidation(
                    express(resource, resource.parse(limit.value())),
                    "the %s's pod wants more %s than %s%s"
                        .formatted(
                            role.word(),
                            resource.key(),
                            limit.value(),
                            PolicyFile.asking(file.owner()))))
        .stream();
  }

  private static String express(LimitedResource resource, long most) {
    String key = resource.key();
    return OF_POD
        .replace("{c}", toUnits(resource, OF_CONTAINER.formatted("c", key)))
        .replace("{s}", toUnits(resource, OF_CONTAINER.formatted("s", key)))
        .replace("{pod}", toUnits(resource, OF_CONTAINER.formatted("variables.podSpec", key)))
        .replace(
            "{overhead}",
            toUnits(
                resource,
                "quantity(string(variables.podSpec.?overhead[?'%s'].orValue('0')))".formatted(key)
                    + ".asApproximateFloat()"))
        .replace("{most}", resource == LimitedResource.CPU ? most + "" : most * MEBIBYTE + ".0");
  }

  /** Cores are counted in thousandths, which are whole: halves of numbers with a point are not. */
  private static String toUnits(LimitedResource resource, String amount) {
    return resource == LimitedResource.CPU ? "int(" + amount + " * 1000.0 + 0.5)" : amount;
  }
}
