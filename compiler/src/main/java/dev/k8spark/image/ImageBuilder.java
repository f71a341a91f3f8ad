package dev.k8spark.image;

import dev.k8spark.process.ExternalProgram;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A program of this machine that builds images: the first there is of buildah, docker and podman.
 *
 * @param command with the options that it needs
 * @param environment the user's
 */
public record ImageBuilder(List<String> command, Map<String, String> environment) {

  private static final String OPTIONS = "BUILDAH_OPTIONS";

  public ImageBuilder {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  /** Finds the builder on the user's path; docker counts only where its daemon answers. */
  public static Optional<ImageBuilder> find(Map<String, String> environment)
      throws IOException, InterruptedException {
    if (isOnPath("buildah", environment)) {
      List<String> command = new ArrayList<>(List.of("buildah", "bud", "--layers"));
      Arrays.stream(environment.getOrDefault(OPTIONS, "").split(" +"))
          .filter(option -> !option.isEmpty())
          .forEach(command::add);
      return Optional.of(new ImageBuilder(command, environment));
    }
    if (isOnPath("docker", environment) && hasDaemon()) {
      return Optional.of(new ImageBuilder(List.of("docker", "build"), environment));
    }
    return isOnPath("podman", environment)
        ? Optional.of(new ImageBuilder(List.of("podman", "build", "--layers"), environment))
        : Optional.empty();
  }

  private static boolean isOnPath(String program, Map<String, String> environment) {
    return Arrays.stream(environment.getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static boolean hasDaemon() throws IOException, InterruptedException {
    return new ExternalProgram(new ProcessBuilder("docker", "info").redirectErrorStream(true))
        .run()
        .isSuccess();
  }

  /**
   * Builds the image; pip's own settings are passed on as secrets of the build.
   *
   * @param output takes what the builder prints, a line each
   * @return whether it worked
   */
  public boolean build(BuildContext context, String tag, Consumer<String> output)
      throws IOException, InterruptedException {
    List<String> all = new ArrayList<>(command);
    all.addAll(secret("pip.conf", "PIP_CONFIG_FILE"));
    all.addAll(secret("ca.crt", "PIP_CERT"));
    Path folder = context.folder();
    all.addAll(List.of("-t", tag, "-f", folder.resolve("Dockerfile").toString()));
    all.add(folder.toString());
    return new ExternalProgram(new ProcessBuilder(all).redirectErrorStream(true))
        .run(output)
        .isSuccess();
  }

  private List<String> secret(String id, String variable) {
    String file = environment.getOrDefault(variable, "");
    return !file.isEmpty() && Files.isRegularFile(Path.of(file))
        ? List.of("--secret", "id=%s,src=%s".formatted(id, file))
        : List.of();
  }
}
