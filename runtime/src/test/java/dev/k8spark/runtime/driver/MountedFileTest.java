package dev.k8spark.runtime.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.k8spark.runtime.contract.ContainerPaths;
import dev.k8spark.runtime.contract.PodContract;
import dev.k8spark.runtime.pod.PodEnvironment;
import dev.k8spark.runtime.pod.StartupFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MountedFileTest {
  private static final ContainerPaths PLACES = ContainerPaths.ofContainer();

  /** Of {@code spark.app.name=ü} and a line's end. */
  private static final String HASH =
      "db9bbc3a21eab624689c8c308541121e174b60f97e26c342302e8b7807731fd9";

  @TempDir Path folder;

  @Test
  void aFileAsCompiledIsRead() throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "spark.app.name=ü\n");
    byte[] content =
        MountedFile.read(file.toString(), "HASH", new PodEnvironment(Map.of("HASH", HASH)), PLACES);
    assertThat(SparkProperties.parse(content)).isEqualTo(Map.of("spark.app.name", "ü"));
  }

  @Test
  void anEditedFileIsRefused() throws IOException {
    Path file = Files.writeString(folder.resolve("f"), "spark.app.name=u\n");
    PodEnvironment environment = new PodEnvironment(Map.of("HASH", HASH));
    assertThatThrownBy(() -> MountedFile.read(file.toString(), "HASH", environment, PLACES))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("is not what was compiled")
        .hasMessageContaining(HASH);
  }

  @Test
  void aMissingFileOrHashIsRefused() {
    Path file = folder.resolve("none");
    assertThatThrownBy(
            () ->
                MountedFile.read(
                    file.toString(), "HASH", new PodEnvironment(Map.of("HASH", HASH)), PLACES))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("cannot be read");
    assertThatThrownBy(
            () -> MountedFile.read(file.toString(), "HASH", new PodEnvironment(Map.of()), PLACES))
        .isInstanceOf(StartupFailure.class)
        .hasMessageContaining("HASH");
  }

  @Test
  void codeThatThePodBringsIsComparedFileByFile() throws IOException {
    Path good = Files.writeString(folder.resolve("good.py"), "spark.app.name=ü\n");
    Path other = Files.writeString(folder.resolve("other.py"), "spark.app.name=ü\n");
    PodEnvironment environment =
        new PodEnvironment(
            Map.of(PodContract.CODE_SHA256, HASH + "  " + good + "\n" + HASH + "  " + other));
    assertThatCode(() -> MountedFile.checkCode(environment, PLACES)).doesNotThrowAnyException();

    Files.writeString(other, "edited");
    assertThatThrownBy(() -> MountedFile.checkCode(environment, PLACES))
        .isInstanceOf(StartupFailure.class)
        .hasMessageStartingWith(other + " is not what was compiled");
  }

  @Test
  void aPodWithoutCodeOfItsOwnIsCheckedForNone() {
    assertThatCode(() -> MountedFile.checkCode(new PodEnvironment(Map.of()), PLACES))
        .doesNotThrowAnyException();
  }
}
