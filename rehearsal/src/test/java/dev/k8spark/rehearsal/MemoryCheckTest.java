package dev.k8spark.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.k8spark.job.PodMemory;
import dev.k8spark.rehearsal.localimage.MissingPrerequisite;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class MemoryCheckTest {

  private static final String PI =
      "sparkVersion = 4.3\nmain.python = \"local:///app/pi.py\"\ndriver.memory = 2g\n";

  @Test
  void theTermsAreThoseOfTheManifests() throws Exception {
    PodSizes sizes =
        sizes(
            """
            driver.memoryOverhead = 512m
            executor { instances = 3, memory = 4g, memoryOverhead = 1g }
            conf {
              spark.memory.offHeap.enabled = true
              spark.memory.offHeap.size = 512m
              spark.executor.pyspark.memory = 256m
            }
            """);

    assertThat(sizes.driver()).isEqualTo(new PodMemory(2048, 512, 0, 0));
    assertThat(sizes.executor()).isEqualTo(new PodMemory(4096, 1024, 512, 256));
    assertThat(sizes.first()).isEqualTo(3);
    assertThat(sizes.total(3)).isEqualTo(2560 + 3 * 5888);
  }

  @Test
  void overheadsThatAreSharesAreThoseThatSparkComputes() throws Exception {
    PodSizes sizes =
        sizes("executor { instances = { min = 1, max = 9, initial = 4 }, memory = 4g }");

    assertThat(sizes.executor()).isEqualTo(new PodMemory(4096, 1638, 0, 0));
    assertThat(sizes.driver()).isEqualTo(new PodMemory(2048, 819, 0, 0));
    assertThat(sizes.first()).isEqualTo(4);
    assertThat(sizes.most()).isEqualTo(9);
  }

  @Test
  void moreThanTheMachineHasIsRefusedWithWhatWouldFit() throws Exception {
    PodSizes sizes = sizes("executor { instances = 20, memory = 4g }");
    MemoryCheck check = new MemoryCheck(sizes, new MachineMemory(16384, OptionalLong.empty()));

    assertThatThrownBy(check::require)
        .isInstanceOf(MissingPrerequisite.class)
        .hasMessage(
            "the job needs more memory than this machine has:"
                + " driver 2.8 GiB + 20 × executor 5.6 GiB = 114.8 GiB, machine 16.0 GiB")
        .extracting(e -> ((MissingPrerequisite) e).help())
        .isEqualTo("`--executors 2` would fit, for a job file");
    assertThat(sizes.total(2)).isLessThanOrEqualTo(16384);
    assertThat(sizes.total(3)).isGreaterThan(16384);
  }

  @Test
  void aScaleThatWouldFitIsNamedToo() throws Exception {
    PodSizes sizes = sizes("executor { instances = 4, memory = 4g }");
    MemoryCheck check = new MemoryCheck(sizes, new MachineMemory(16384, OptionalLong.empty()));

    assertThatThrownBy(check::require)
        .extracting(e -> ((MissingPrerequisite) e).help())
        .isEqualTo("`--executors 2` or `--memory-scale 0.6` would fit, for a job file");
    assertThat(sizes.scaled(0.6).total(4)).isLessThanOrEqualTo(16384);
    assertThat(sizes.scaled(0.65).total(4)).isGreaterThan(16384);
  }

  @Test
  void whatIsNotFreeNowIsANoteAndSoIsTheMostOfExecutors() throws Exception {
    PodSizes sizes = sizes("executor { instances = { min = 1, max = 9 }, memory = 4g }");
    MemoryCheck check = new MemoryCheck(sizes, new MachineMemory(16384, OptionalLong.of(4096)));

    assertThatCode(check::require).doesNotThrowAnyException();
    assertThat(check.notes())
        .containsExactly(
            "note: the pods may take 8.4 GiB together, and 4.0 GiB of this machine's 16.0 GiB are"
                + " free",
            "note: with all of its 9 executors the job would need 53.2 GiB, and this machine has"
                + " 16.0 GiB");
    assertThat(new MemoryCheck(sizes, new MachineMemory(65536, OptionalLong.of(65536))).notes())
        .isEmpty();
  }

  @Test
  void thisMachineHasMemory() {
    MachineMemory machine = MachineMemory.ofThis();

    assertThat(machine.total()).isGreaterThan(256);
    machine.free().ifPresent(free -> assertThat(free).isBetween(1L, 1L << 40));
  }

  private static PodSizes sizes(String rest) throws Exception {
    return PodSizes.of(CompiledJob.parse(SampleManifests.job("pi", PI + rest)));
  }
}
