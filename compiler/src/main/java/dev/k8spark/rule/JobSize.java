package dev.k8spark.rule;

import dev.k8spark.job.InstanceCount;
import io.fabric8.kubernetes.api.model.Pod;
import java.math.BigDecimal;

/**
 * What a job wants at its largest: its driver, and as many executors as it may have.
 *
 * @param executors how many
 */
public record JobSize(PodSize driver, PodSize executor, int executors) {

  static JobSize of(Pod driver, Pod executor, InstanceCount instances) {
    return new JobSize(new PodSize(driver), new PodSize(executor), maximumOf(instances));
  }

  private static int maximumOf(InstanceCount instances) {
    return switch (instances) {
      case InstanceCount.Fixed fixed -> fixed.count();
      case InstanceCount.Between between -> between.max();
    };
  }

  /** Returns the requests of the driver and all executors. */
  public BigDecimal request(String resource) {
    return sum(driver.request(resource), executor.request(resource));
  }

  /** Returns the limits of the driver and all executors. */
  public BigDecimal limit(String resource) {
    return sum(driver.limit(resource), executor.limit(resource));
  }

  /** Returns the larger of requests and limits of the driver and all executors. */
  public BigDecimal most(String resource) {
    return sum(driver.most(resource), executor.most(resource));
  }

  /** Returns how many pods run at once. */
  public int pods() {
    return 1 + executors;
  }

  private BigDecimal sum(BigDecimal ofDriver, BigDecimal ofExecutor) {
    return ofDriver.add(ofExecutor.multiply(BigDecimal.valueOf(executors)));
  }
}
