package dev.k8spark.runtime.driver;

import dev.k8spark.runtime.contract.ContainerPaths;
import dev.k8spark.runtime.contract.ExitCode;
import dev.k8spark.runtime.contract.PodContract;
import dev.k8spark.runtime.contract.Sha256;
import dev.k8spark.runtime.pod.PodEnvironment;
import dev.k8spark.runtime.pod.StartupFailure;
import java.io.IOException;
import java.nio.file.Files;

/** A file that the kubelet made of an annotation: read once, and only as it was compiled. */
final class MountedFile {

  private MountedFile() {}

  /**
   * Reads the file and refuses it when its SHA-256 is not the one that the variable holds.
   *
   * @param file its path in the container
   * @param variable the name of the variable that the manifest sets to the hash
   */
  static byte[] read(
      String file, String variable, PodEnvironment environment, ContainerPaths places) {
    String compiled = environment.require(variable);
    byte[] content = content(file, places);
    compare(file, content, variable, compiled);
    return content;
  }

  /** Refuses the code that the pod brings when a file of it is not what was compiled. */
  static void checkCode(PodEnvironment environment, ContainerPaths places) {
    environment.find(PodContract.CODE_SHA256).stream()
        .flatMap(String::lines)
        .map(line -> line.split("  ", 2))
        .forEach(sum -> compare(sum[1], content(sum[1], places), PodContract.CODE_SHA256, sum[0]));
  }

  private static void compare(String file, byte[] content, String variable, String compiled) {
    String actual = Sha256.hash(content);
    if (!actual.equals(compiled)) {
      throw new StartupFailure(
          ExitCode.WRONG_CONFIGURATION,
          "%s is not what was compiled: its SHA-256 is %s, but %s says %s"
              .formatted(file, actual, variable, compiled));
    }
  }

  private static byte[] content(String file, ContainerPaths places) {
    try {
      return Files.readAllBytes(places.locate(file));
    } catch (IOException e) {
      throw new StartupFailure(ExitCode.WRONG_CONFIGURATION, file + " cannot be read: " + e);
    }
  }
}
