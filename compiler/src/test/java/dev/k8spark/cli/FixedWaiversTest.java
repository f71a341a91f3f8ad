package dev.k8spark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code check --fix} removes the waivers that nothing needs, and those only. */
final class FixedWaiversTest {

  private static final String JOB =
      """
      name = a
      namespace = n
      sparkVersion = "4.3"
      main.python = "local:///a.py"
      image = "registry.example.com/a%s"
      """;

  private static final String PINNED = "@sha256:" + "0".repeat(64);

  @TempDir private Path folder;

  @BeforeEach
  void writeAPolicy() throws IOException {
    write(
        "k8spark-policy.conf",
        """
        root = true
        cluster.apiServer = ports-only
        severity.IMAGE_NOT_PINNED = error
        waivable { TIMEOUT_MISSING = 90d, IMAGE_NOT_PINNED = 90d }
        """);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "waivers.IMAGE_NOT_PINNED { reason = why, until = 2026-12-01 }\n",
        "waivers.IMAGE_NOT_PINNED {\n  reason = why\n  until = 2026-11-01\n}\n",
        "waivers { \"TIMEOUT_MISSING\" = { reason = why, until = 2026-12-01 } }\n",
        """
        waivers {
          TIMEOUT_MISSING { reason = why, until = 2026-11-01 }
          IMAGE_NOT_PINNED { reason = why, until = 2026-12-01 }
        }
        """,
        """
        waivers.IMAGE_NOT_PINNED { reason = why, until = 2026-12-01 }
        "waivers".TIMEOUT_MISSING { reason = why, until = 2026-12-01 }
        """,
      })
  void removesWhatNothingNeedsWhateverItsDay(String waivers) throws IOException {
    Path job = write("job.conf", waivers + JOB.formatted(PINNED));

    assertThat(FixRun.of(job).code()).isZero();
    assertThat(job).hasContent(JOB.formatted(PINNED));
  }

  @Test
  void keepsAnExpiredWaiverOfWhatIsStillThere() throws IOException {
    String text =
        JOB.formatted(":1") + "waivers.IMAGE_NOT_PINNED { reason = why, until = 2026-11-01 }\n";
    Path job = write("job.conf", text);

    assertThat(FixRun.of(job).out())
        .contains("error[WAIVER_EXPIRED]", "error[IMAGE_NOT_PINNED]")
        .doesNotContain("--fix");
    assertThat(job).hasContent(text);
  }

  @Test
  void keepsAWaiverThatOneOfTheEnvironmentsNeeds() throws IOException {
    String text =
        JOB.formatted(PINNED)
            + "waivers.IMAGE_NOT_PINNED { reason = why, until = 2026-11-01 }\n"
            + "environments { dev { image = \"registry.example.com/a:1\" }, prod {} }\n";
    Path job = write("job.conf", text);

    assertThat(FixRun.of(job).out()).containsOnlyOnce("error[WAIVER_EXPIRED]");
    assertThat(job).hasContent(text);
  }

  @Test
  void leavesNoNullInYamlForACommentsSake() throws IOException {
    String text =
        """
        {name: a, namespace: n, sparkVersion: "4.3", main: {python: "local:///a.py"},
         image: "registry.example.com/a%s"}
        """
            .formatted(PINNED)
            .replace("}\n", ",\n waivers: {TIMEOUT_MISSING: {reason: why, until: 2026-12-01}}}\n");
    Path flow = write("flow.yaml", text);
    String block =
        """
        name: b
        namespace: n
        sparkVersion: "4.3"
        main: {python: "local:///a.py"}
        image: registry.example.com/a%s
        waivers:
          # why
          TIMEOUT_MISSING: {reason: why, until: 2026-12-01}
        """
            .formatted(PINNED);
    Path commented = write("block.yaml", block);

    assertThat(FixRun.of(folder).out()).contains("1 warning", "checked 2 jobs");
    assertThat(flow).content().doesNotContain("waivers", ",\n}").endsWith("\"}\n");
    assertThat(commented).hasContent(block);
  }

  @Test
  void leavesNoCommaInJson() throws IOException {
    String text =
        """
        {"name": "a", "namespace": "n", "sparkVersion": "4.3",
         "main": {"python": "local:///a.py"},
         "waivers": {
           "IMAGE_NOT_PINNED": {"reason": "why", "until": "2026-12-01"},
           "TIMEOUT_MISSING": {"reason": "why", "until": "2026-12-01"}
         },
         "image": "registry.example.com/a:1"}
        """;
    Path job = write("job.json", text);

    assertThat(FixRun.of(job).code()).isZero();
    assertThat(job).hasContent(text.replaceFirst(",\n *\"TIMEOUT_MISSING.*\n", "\n"));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
