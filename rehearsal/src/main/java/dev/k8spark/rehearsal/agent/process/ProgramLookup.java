package dev.k8spark.rehearsal.agent.process;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds a container's program on this machine. */
public final class ProgramLookup {
  private static final List<String> INIT = List.of("tini", "--");

  private ProgramLookup() {}

  /**
   * The command with the whole path of its program: Java itself looks for it on its own PATH.
   *
   * @param path the image's PATH
   */
  public static List<String> resolve(List<String> command, String path) {
    if (command.isEmpty()) {
      throw new ContainerStartException(
          "the container has no command, and its image's own is not known here");
    }
    Optional<Path> program = find(command.getFirst(), path);
    if (program.isEmpty() && command.size() > 2 && command.subList(0, 2).equals(INIT)) {
      return resolve(command.subList(2, command.size()), path);
    }
    List<String> resolved = new ArrayList<>(command);
    resolved.set(
        0,
        program
            .orElseThrow(
                () ->
                    new ContainerStartException("`" + command.getFirst() + "` is not on the PATH"))
            .toString());
    return resolved;
  }

  private static Optional<Path> find(String program, String path) {
    if (program.contains("/")) {
      return Optional.of(Path.of(program)).filter(Files::isExecutable);
    }
    return Arrays.stream(path.split(File.pathSeparator))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
