package dev.k8spark.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.k8spark.Compiler;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.emit.JobManifests;
import dev.k8spark.lower.Bundle;
import dev.k8spark.lower.Changed;
import dev.k8spark.quantity.MemoryAmount;
import dev.k8spark.source.SourceFile;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleDownTest {

  private static final String JOB =
      """
      name = orders
      namespace = analytics
      image = "registry.example.com/data/orders:1.4.2"
      sparkVersion = 4.3
      main.python = "local:///app/orders.py"
      """;

  private static final String LARGE =
      "driver { memory = 4g, memoryOverhead = 2g }, executor { instances = 20, memory = 8g }";

  private static final String BOUNDS = "executor.instances { min = 3, initial = 5, max = 20 }";

  private static final ScaleDown QUARTER = new ScaleDown(2, 0.25);

  @Test
  void executorsAreCapped() {
    assertThat(QUARTER.scale(job(LARGE).executor()).instances())
        .isEqualTo(new InstanceCount.Fixed(2));
    ExecutorSettings large = job(LARGE).executor();
    assertThat(new ScaleDown(40, null).scale(large)).isEqualTo(large);
  }

  @Test
  void everyBoundIsCapped() {
    assertThat(new ScaleDown(4, null).scale(job(BOUNDS).executor()).instances())
        .isEqualTo(new InstanceCount.Between(3, 4, 4));
    assertThat(QUARTER.scale(job(BOUNDS).executor()).instances())
        .isEqualTo(new InstanceCount.Between(2, 2, 2));
    assertThat(QUARTER.scale(job("executor.instances { min = 0, max = 9 }").executor()).instances())
        .isEqualTo(new InstanceCount.Between(0, 2, null));
  }

  @Test
  void heapsAndGivenOverheadsAreScaled() {
    DriverSettings driver = QUARTER.scale(job(LARGE).driver());
    assertThat(driver.memory()).isEqualTo(new MemoryAmount(1024));
    assertThat(driver.memoryOverhead()).isEqualTo(new MemoryAmount(512));
    ExecutorSettings executor = QUARTER.scale(job(LARGE).executor());
    assertThat(executor.memory()).isEqualTo(new MemoryAmount(2048));
    assertThat(executor.memoryOverhead()).isNull();
  }

  @Test
  void sparkStillStartsWithWhatIsLeft() {
    ScaleDown scaleDown = new ScaleDown(null, 0.001);
    DriverSettings driver = scaleDown.scale(job(LARGE).driver());
    assertThat(driver.memory()).isEqualTo(new MemoryAmount(450));
    assertThat(driver.memoryOverhead()).isEqualTo(new MemoryAmount(384));
    assertThat(scaleDown.scale(job(LARGE).executor()).memory()).isEqualTo(new MemoryAmount(450));
  }

  @Test
  void nothingGrows() {
    DriverSettings driver = job("driver.memory = 450m, driver.memoryOverhead = 100m").driver();
    assertThat(new ScaleDown(null, 0.5).scale(driver)).isEqualTo(driver);
  }

  @Test
  void whatChangesIsTold() {
    assertThat(QUARTER.describe(job(LARGE)))
        .containsExactly(
            "executors: 20 → 2",
            "driver's heap: 4096 → 1024 MiB",
            "driver's memory overhead: 2048 → 512 MiB",
            "executor's heap: 8192 → 2048 MiB");
    assertThat(new ScaleDown(4, null).describe(job(BOUNDS)))
        .containsExactly("executors: 3 to 20, 5 at first → 3 to 4, 4 at first");
  }

  @Test
  void ofWhatStaysNothingIsTold() {
    assertThat(new ScaleDown(20, 1.0).describe(job(LARGE))).isEmpty();
    assertThat(new ScaleDown(null, null).describe(job(LARGE))).isEmpty();
  }

  @Test
  void manifestsAreThoseOfTheSmallJobUnderTheSameName() {
    CompileOptions small = CompileOptions.NONE.withScaleDown(QUARTER);
    Bundle bundle = bundle(JOB + LARGE, small);
    assertThat(bundle.sparkConf())
        .containsEntry("spark.executor.instances", "2")
        .containsEntry("spark.executor.memory", "2048m");
    assertThat(bundle.driver().getSpec().getContainers().getFirst().getCommand())
        .contains("-Xmx1024m");
    SparkJob job = job(LARGE);
    assertThat(bundle.source().job())
        .isEqualTo(
            Changed.with(
                Changed.with(job, "driver", QUARTER.scale(job.driver())),
                "executor",
                QUARTER.scale(job.executor())));
    assertThat(bundle.source().identity())
        .isEqualTo(bundle(JOB + LARGE, CompileOptions.NONE).source().identity());
  }

  @Test
  void choiceKeepsTheOthers() {
    CompileOptions choices =
        new CompileOptions("dev", new TreeMap<>(), "again").withScaleDown(QUARTER);
    assertThat(choices)
        .isEqualTo(new CompileOptions("dev", new TreeMap<>(), "again", QUARTER, false));
  }

  @Test
  void jobThatIsWrongStaysWrong() {
    Outcome<Bundle> outcome =
        compiled(JOB + "executor.instances { min = 5, max = 3 }", new ScaleDown(1, 0.1));
    assertThat(outcome.hasErrors()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, -0.5, 1.01, Double.NaN})
  void scaleThatIsNoneIsRefused(double scale) {
    assertThatIllegalArgumentException().isThrownBy(() -> new ScaleDown(null, scale));
  }

  @Test
  void jobWithoutExecutorsIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new ScaleDown(0, null));
  }

  private static SparkJob job(String more) {
    return bundle(JOB + more, CompileOptions.NONE).source().job();
  }

  private static Bundle bundle(String text, CompileOptions choices) {
    return Objects.requireNonNull(compiled(text, choices).value());
  }

  private static Outcome<Bundle> compiled(String text, ScaleDown scaleDown) {
    return compiled(text, CompileOptions.NONE.withScaleDown(scaleDown));
  }

  private static Outcome<Bundle> compiled(String text, CompileOptions choices) {
    SourceFile policy = new SourceFile("policy.conf", null, "root = true");
    return new Compiler(policy)
        .compile(new SourceFile("orders.conf", null, text), choices)
        .map(JobManifests::bundle);
  }
}
