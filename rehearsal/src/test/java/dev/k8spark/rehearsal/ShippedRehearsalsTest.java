package dev.k8spark.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.cli.console.ProgressScreen;
import dev.k8spark.cli.run.DataTargets;
import dev.k8spark.cli.run.RehearsalRunner;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said instead of a run: nothing was started and nothing was made. */
final class ShippedRehearsalsTest {

  @TempDir private Path cache;
  private final SortedMap<String, Path> data = new TreeMap<>();
  private final SortedMap<String, String> uris = new TreeMap<>();
  private final SortedMap<String, SortedMap<String, byte[]>> secrets = new TreeMap<>();
  private final List<String> lines = new ArrayList<>();

  @Test
  void manifestsThatAreNoneAreAWrongJob() throws Exception {
    assertThat(run("apiVersion: v1\nkind: Secret\nmetadata: {name: a}\n")).isEqualTo(1);
    assertThat(lines).containsExactly("error: the manifests of one job hold one Job, these hold 0");
  }

  @Test
  void secretsThatAreMissingAreAskedForLineByLine() throws Exception {
    assertThat(run(SampleManifests.sample("secrets.conf"))).isEqualTo(2);
    assertThat(lines)
        .startsWith(
            "error: Secrets that the job needs were not given",
            "  partner-api.token: variable API_KEY (driver, executor)")
        .contains("help: `--secrets-file FILE` gives them in a file such as");
  }

  @Test
  void aJobThatIsTooLargeForTheMachineDoesNotStart() throws Exception {
    String large =
        "main.python = \"local:///app/pi.py\"\nexecutor { memory = 40g, instances = 90 }\n";

    assertThat(run(SampleManifests.job("large", "sparkVersion = 4.3\n" + large))).isEqualTo(2);
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst())
        .startsWith(
            "error: the job needs more memory than this machine has: driver 1.4 GiB + 90 ×");
  }

  @Test
  void aVolumeThatNoPodHasIsRefused() throws Exception {
    data.put("lake", cache);

    assertThat(run(SampleManifests.sample("pi-python.conf"))).isEqualTo(2);
    assertThat(lines)
        .containsExactly(
            "error: `--data lake`: the job has no such data, and its pods have no such volume",
            "help: data: none; volumes: `spark-local-dir-1`, `tmp`, `work-dir`");
  }

  @Test
  void aSecretThatIsTooShortToHideIsToldOnce() throws Exception {
    data.put("lake", cache);
    secrets.put("db", new TreeMap<>(Map.of("user", "root".getBytes(UTF_8))));

    run(SampleManifests.sample("pi-python.conf"));

    assertThat(lines)
        .filteredOn(line -> line.startsWith("note: "))
        .containsExactly("note: with fewer than 6 characters a value cannot be hidden: db.user");
  }

  private int run(String manifests) throws Exception {
    RehearsalRunner.Request request =
        new RehearsalRunner.Request(
            manifests,
            List.of(),
            cache,
            new TreeMap<>(),
            new DataTargets(data, uris),
            secrets,
            "driver",
            List.of(cache.resolve("report.html")));
    int code =
        new ShippedRehearsals()
            .run(
                request,
                Map.of("XDG_CACHE_HOME", cache.toString()),
                ProgressScreen.ofLines(lines::add));
    try (var made = Files.list(cache)) {
      assertThat(made).isEmpty();
    }
    return code;
  }
}
