package dev.k8spark.policy;

import dev.k8spark.quantity.LimitedResource;
import dev.k8spark.runtime.contract.PodRole;
import dev.k8spark.source.Located;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The most that a job may want, as texts that {@link LimitedResource} reads.
 *
 * @param driver of the driver's pod
 * @param executor of one executor's pod, and how many there may be
 * @param job of the whole job at its largest
 */
public record JobLimits(
    Map<LimitedResource, Located<String>> driver,
    Map<LimitedResource, Located<String>> executor,
    Map<LimitedResource, Located<String>> job) {

  public JobLimits {
    driver = Collections.unmodifiableMap(new LinkedHashMap<>(driver));
    executor = Collections.unmodifiableMap(new LinkedHashMap<>(executor));
    job = Collections.unmodifiableMap(new LinkedHashMap<>(job));
  }

  /** Whether nothing is limited. */
  public boolean isEmpty() {
    return driver.isEmpty() && executor.isEmpty() && job.isEmpty();
  }

  /** All limits by the key of what they limit: {@code driver}, {@code executor}, {@code job}. */
  public Map<String, Map<LimitedResource, Located<String>>> byScope() {
    Map<String, Map<LimitedResource, Located<String>>> scopes = new LinkedHashMap<>();
    scopes.put(PodRole.DRIVER.word(), driver);
    scopes.put(PodRole.EXECUTOR.word(), executor);
    scopes.put("job", job);
    return scopes;
  }

  /** The limit of one resource of a driver, an executor or the job, if there is one. */
  public Optional<Located<String>> find(String scope, LimitedResource resource) {
    return Optional.ofNullable(byScope().get(scope)).map(limits -> limits.get(resource));
  }
}
