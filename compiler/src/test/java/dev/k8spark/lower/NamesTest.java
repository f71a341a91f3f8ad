package dev.k8spark.lower;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.SparkJob;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NamesTest {

  static Stream<String> names() {
    return Stream.of(
        "a", "pi", "a".repeat(300), "a-".repeat(26) + "b", "Pi_Job.v2", "1st", "-x-", "ü", "");
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyNameIsLegalHoweverTheJobIsCalled(String name) {
    ResolvedJob resolved = Jobs.jvm().named(name).resolved();
    SparkJob job = resolved.job();
    assertThat(List.of(Names.driver(job), Names.executor(job), Names.instance(job)))
        .allMatch(made -> made.matches("[a-z]([-a-z0-9]{0,61}[a-z0-9])?"));
    assertThat(Names.secretVolume(name)).matches("[a-z]([-a-z0-9]{0,61}[a-z0-9])?");
    assertThat(Names.job(resolved)).matches("[a-z]([-a-z0-9]{0,50}[a-z0-9])?");
  }

  @Test
  void namesThatFitStayAsTheyAre() {
    ResolvedJob resolved = Jobs.jvm().resolved();
    assertThat(Names.driver(resolved.job())).isEqualTo("pi-jvm-driver");
    assertThat(Names.executor(resolved.job())).isEqualTo("pi-jvm-executor");
    assertThat(Names.job(resolved)).isEqualTo("pi-jvm-01234567");
  }

  @Test
  void namesThatAreCutAlikeDifferAllTheSame() {
    String common = "a".repeat(80);
    assertThat(Names.driver(Jobs.jvm().named(common + "x").job()))
        .isNotEqualTo(Names.driver(Jobs.jvm().named(common + "y").job()))
        .endsWith("-driver");
  }

  @Test
  void namesThatAreCleanedAlikeDifferAllTheSame() {
    assertThat(Names.secretVolume("a.b")).isNotEqualTo(Names.secretVolume("a-b"));
  }
}
