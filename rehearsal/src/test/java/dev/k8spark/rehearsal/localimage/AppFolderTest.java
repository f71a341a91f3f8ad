package dev.k8spark.rehearsal.localimage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppFolderTest {
  @TempDir private Path folder;
  private Path jobs = Path.of("");

  @BeforeEach
  void makeProject() throws IOException {
    jobs = Files.createDirectories(folder.resolve("project/jobs"));
  }

  @Test
  void theFolderThatHasTheFileBelowTheJobIsTheApp() throws Exception {
    file("project/jobs/src/etl/main.py");
    assertThat(AppFolder.find("/app/etl/main.py", jobs))
        .isEqualTo(new AppFolder("/app", Optional.of(jobs.resolve("src"))));
  }

  @Test
  void aFileElsewhereInTheImageBringsItsFolder() throws Exception {
    file("project/jobs/main.py");
    assertThat(AppFolder.find("/srv/jobs/main.py", jobs))
        .isEqualTo(new AppFolder("/srv/jobs", Optional.of(jobs)));
  }

  @Test
  void parentsCountUpToTheProjectsRoot() throws Exception {
    file("project/src/main.py");
    assertThat(AppFolder.find("/app/main.py", jobs).here()).isEmpty();
    file("project/.git");
    assertThat(AppFolder.find("/app/main.py", jobs).here()).contains(folder.resolve("project/src"));
    file("above.py");
    assertThat(AppFolder.find("/app/above.py", jobs).here()).isEmpty();
  }

  @Test
  void theNearestLevelDecides() throws Exception {
    file("project/.git");
    file("project/other/main.py");
    file("project/jobs/main.py");
    assertThat(AppFolder.find("/app/main.py", jobs).here()).contains(jobs);
  }

  @Test
  void ofSeveralTheUserChooses() throws Exception {
    file("project/jobs/a/main.py");
    file("project/jobs/b/main.py");
    assertThatThrownBy(() -> AppFolder.find("/app/main.py", jobs))
        .isInstanceOfSatisfying(
            MissingPrerequisite.class,
            missing -> {
              assertThat(missing)
                  .hasMessage(
                      "which of these is the job's /app/main.py?\n  %1$s/a/main.py\n  %1$s/b/main.py"
                          .formatted(jobs));
              assertThat(missing.help()).contains("--map /app=" + jobs.resolve("a"));
            });
  }

  @Test
  void whatToolsMadeIsPassedOver() throws Exception {
    file("project/jobs/.tox/main.py");
    file("project/jobs/node_modules/main.py");
    file("project/jobs/env/main.py");
    file("project/jobs/env/pyvenv.cfg");
    assertThat(AppFolder.find("/app/main.py", jobs).here()).isEmpty();
  }

  private void file(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, "");
  }
}
