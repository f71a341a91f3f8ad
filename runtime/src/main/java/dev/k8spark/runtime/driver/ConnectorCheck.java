package dev.k8spark.runtime.driver;

import dev.k8spark.runtime.contract.Connector;
import dev.k8spark.runtime.contract.ContainerPaths;
import dev.k8spark.runtime.contract.ExitCode;
import dev.k8spark.runtime.contract.PodContract;
import dev.k8spark.runtime.pod.ImageDescription;
import dev.k8spark.runtime.pod.PodEnvironment;
import dev.k8spark.runtime.pod.StartupFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Whether the image can reach the stores of the job: before Spark starts, so that a job does not
 * compute for an hour and then cannot write.
 *
 * @param description what the image says that it holds, where it says it
 * @param loadable whether a class of this name is on the class path
 */
record ConnectorCheck(Optional<ImageDescription> description, Predicate<String> loadable) {

  static ConnectorCheck of(ContainerPaths places) {
    return new ConnectorCheck(readDescription(places), ConnectorCheck::isOnClassPath);
  }

  private static Optional<ImageDescription> readDescription(ContainerPaths places) {
    Path file = places.locate(PodContract.IMAGE_DESCRIPTION);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(ImageDescription.parse(Files.readString(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isOnClassPath(String className) {
    String file = className.replace('.', '/') + ".class";
    return ClassLoader.getSystemResource(file) != null;
  }

  /** Refuses an image without a connector that the job needs and does not bring by itself. */
  void check(PodEnvironment environment, Map<String, String> properties) {
    if (Connector.mayComeWith(properties)) {
      return;
    }
    for (String word : Connector.split(environment.find(PodContract.CONNECTORS).orElse(""))) {
      if (!holds(word)) {
        throw new StartupFailure(ExitCode.WRONG_CONFIGURATION, describeMissing(word));
      }
    }
  }

  /** A connector that only a newer compiler knows is looked for in the description alone. */
  private boolean holds(String word) {
    return description
        .map(image -> image.connectors().contains(word))
        .orElseGet(
            () ->
                Connector.parse(word)
                    .map(connector -> connector.classNames().stream().anyMatch(loadable))
                    .orElse(true));
  }

  private static String describeMissing(String word) {
    String artifacts =
        Connector.parse(word)
            .map(connector -> " (" + String.join(" or ", connector.artifacts()) + ")")
            .orElse("");
    return "the image has no connector `%s`%s, which the job needs; `k8spark image` builds one that has it"
        .formatted(word, artifacts);
  }
}
