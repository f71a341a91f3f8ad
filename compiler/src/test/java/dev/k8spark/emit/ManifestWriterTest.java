package dev.k8spark.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.lower.Jobs;
import org.junit.jupiter.api.Test;

class ManifestWriterTest {

  private static final ManifestWriter WRITER = new ManifestWriter("1.2.3");

  @Test
  void headerSaysWhatMadeItWithoutItsFolder() {
    assertThat(WRITER.write(Jobs.python().bundle(), ManifestPart.ALL))
        .startsWith("# Made by k8spark 1.2.3 from pi.conf\n---\napiVersion: v1\n");
  }

  @Test
  void partsAreTogetherTheWhole() {
    String all = WRITER.write(Jobs.python().bundle(), ManifestPart.ALL);
    String access = WRITER.write(Jobs.python().bundle(), ManifestPart.ACCESS);
    String run = WRITER.write(Jobs.python().bundle(), ManifestPart.RUN);
    String header = all.substring(0, all.indexOf('\n') + 1);
    assertThat(access + run.substring(header.length())).isEqualTo(all);
    assertThat(run).containsOnlyOnce("\nkind: ").contains("\nkind: Job\n");
  }

  @Test
  void sameBundleGivesTheSameBytes() {
    assertThat(WRITER.write(Jobs.jvm().bundle(), ManifestPart.ALL))
        .isEqualTo(WRITER.write(Jobs.jvm().bundle(), ManifestPart.ALL));
  }

  @Test
  void executorPodIsOneDocument() {
    assertThat(WRITER.executorPod(Jobs.jvm().bundle()))
        .containsOnlyOnce("---\n")
        .contains("  name: DRIVER_POD-exec-1\n");
  }
}
