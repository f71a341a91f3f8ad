package dev.k8spark.lower.draft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.SparkJob;
import dev.k8spark.lower.Jobs;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ObjectNamesTest {

  static Stream<String> names() {
    return Stream.of(
        "a", "pi", "a".repeat(300), "a-".repeat(26) + "b", "Pi_Job.v2", "1st", "-x-", "ü", "");
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyNameIsLegalHoweverTheJobIsCalled(String name) {
    ResolvedJob resolved = Jobs.jvm().named(name).resolved();
    SparkJob job = resolved.job();
    assertThat(
            List.of(ObjectNames.driver(job), ObjectNames.executor(job), ObjectNames.instance(job)))
        .allMatch(made -> made.matches("[a-z]([-a-z0-9]{0,61}[a-z0-9])?"));
    assertThat(ObjectNames.secretVolume(name)).matches("[a-z]([-a-z0-9]{0,61}[a-z0-9])?");
    assertThat(ObjectNames.job(resolved)).matches("[a-z]([-a-z0-9]{0,50}[a-z0-9])?");
  }

  @Test
  void namesThatFitStayAsTheyAre() {
    ResolvedJob resolved = Jobs.jvm().resolved();
    assertThat(ObjectNames.driver(resolved.job())).isEqualTo("pi-jvm-driver");
    assertThat(ObjectNames.executor(resolved.job())).isEqualTo("pi-jvm-executor");
    assertThat(ObjectNames.job(resolved)).isEqualTo("pi-jvm-01234567");
  }

  @Test
  void namesThatAreCutAlikeDifferAllTheSame() {
    String common = "a".repeat(80);
    assertThat(ObjectNames.driver(Jobs.jvm().named(common + "x").job()))
        .isNotEqualTo(ObjectNames.driver(Jobs.jvm().named(common + "y").job()))
        .endsWith("-driver");
  }

  @Test
  void namesThatAreCleanedAlikeDifferAllTheSame() {
    assertThat(ObjectNames.secretVolume("a.b")).isNotEqualTo(ObjectNames.secretVolume("a-b"));
  }
}
