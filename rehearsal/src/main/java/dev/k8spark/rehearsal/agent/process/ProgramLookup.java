package dev.k8spark.rehearsal.agent.process;

import dev.k8spark.runtime.contract.PodContract;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds a container's program on this machine. */
public final class ProgramLookup {
  private static final String TINI = "tini";

  private ProgramLookup() {}

  /**
   * The command with the whole path of its program: Java itself looks for it on its own PATH. A
   * tini that a pod brings is this machine's, and is left out where there is none.
   *
   * @param path the image's PATH
   */
  public static List<String> resolve(List<String> command, String path) {
    if (command.isEmpty()) {
      throw new ContainerStartException(
          "the container has no command, and its image's own is not known here");
    }
    String name = command.getFirst().equals(PodContract.BROUGHT_TINI) ? TINI : command.getFirst();
    Optional<Path> program = find(name, path);
    if (program.isEmpty() && name.equals(TINI) && command.indexOf("--") == 1) {
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
