package dev.k8spark.rule.resources;

import dev.k8spark.job.Instances;
import dev.k8spark.lower.Bundle;
import java.math.BigDecimal;

/**
 * What a job wants at its largest: its driver, and as many executors as it may have.
 *
 * @param executors how many
 */
record JobSize(PodSize driver, PodSize executor, int executors) {

  static JobSize of(Bundle bundle) {
    return new JobSize(
        new PodSize(DefaultedPods.driver(bundle)),
        new PodSize(DefaultedPods.executor(bundle)),
        most(bundle.source().job().executor().instances()));
  }

  private static int most(Instances instances) {
    return switch (instances) {
      case Instances.Fixed fixed -> fixed.count();
      case Instances.Between between -> between.max();
    };
  }

  BigDecimal request(String resource) {
    return all(driver.request(resource), executor.request(resource));
  }

  BigDecimal limit(String resource) {
    return all(driver.limit(resource), executor.limit(resource));
  }

  BigDecimal most(String resource) {
    return all(driver.most(resource), executor.most(resource));
  }

  int pods() {
    return 1 + executors;
  }

  private BigDecimal all(BigDecimal ofDriver, BigDecimal ofExecutor) {
    return ofDriver.add(ofExecutor.multiply(BigDecimal.valueOf(executors)));
  }
}
