package dev.k8spark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No key is accepted without effect: for each key of the schemas a sample stands in which taking it
 * away changes a manifest, a finding or what is checked.
 */
class SilentKeysTest {

  private static final String ON_THE_MAP = "NOT_HELD_YET stands on the map that it is in";

  /** Keys of policies that may be without effect, and why. */
  private static final Map<String, String> EXCUSED =
      Map.of(
          "cluster.nodePools.*.nodeSelector.*", ON_THE_MAP,
          "cluster.nodePools.*.tolerations.#.effect", ON_THE_MAP,
          "cluster.nodePools.*.tolerations.#.key", ON_THE_MAP,
          "cluster.nodePools.*.tolerations.#.operator", ON_THE_MAP,
          "cluster.nodePools.*.tolerations.#.value", ON_THE_MAP,
          "deny.nodePools.*", ON_THE_MAP,
          "deny.queues.*", ON_THE_MAP,
          "deny.schedules.*", ON_THE_MAP);

  @Test
  void everyKeyOfAJobHasAnEffect(@TempDir Path folder) throws IOException {
    assertThat(findSilent(SchemaKeys.ofJob(), KeyTrials.ofJobs(folder))).isEmpty();
  }

  @Test
  void everyKeyOfAPolicyHasAnEffect(@TempDir Path folder) throws IOException {
    assertThat(findSilent(SchemaKeys.ofPolicy(), KeyTrials.ofPolicies(folder)))
        .isEqualTo(EXCUSED.keySet().stream().sorted().toList());
  }

  private static List<String> findSilent(SchemaKeys keys, KeyTrials trials) {
    return keys.paths().stream().filter(path -> !trials.haveEffect(path)).sorted().toList();
  }
}
