package dev.k8spark.rehearsal.localimage;

import dev.k8spark.process.ProgramResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Installs packages with the user's own settings of pip: index, proxy, certificates.
 *
 * @param command how it is started: its own Python's, or one that the cache holds
 */
record PipInstaller(List<String> command, Map<String, String> environment) {
  /** The first that installs into another Python. */
  private static final List<Integer> FOR_OTHERS = List.of(22, 3);

  private static final int LAST_WORDS = 5;

  /** The Python's own pip where it is new enough, else one that is made once. */
  static PipInstaller of(
      PythonInstallation python, ArtifactCache cache, Map<String, String> environment)
      throws IOException, InterruptedException, MissingPrerequisite {
    if (isForOthers(python.pip())) {
      return new PipInstaller(python.module("pip"), environment);
    }
    Path folder =
        cache.folder(
            "pip/" + python.key(),
            made -> {
              LocalProgram venv =
                  new LocalProgram(
                      python.module("venv", made.resolve("venv").toString()), environment);
              if (!venv.run().isSuccess()) {
                throw new MissingPrerequisite(
                    python.executable() + " has no pip and cannot make one",
                    "install it (Debian: apt install python3-pip python3-venv)");
              }
            });
    return new PipInstaller(
        List.of(folder.resolve("venv/bin/python").toString(), "-m", "pip"), environment);
  }

  static boolean isForOthers(String version) {
    List<Integer> numbers =
        Arrays.stream(version.split("\\."))
            .filter(part -> part.matches("\\d{1,9}"))
            .map(Integer::valueOf)
            .toList();
    return Arrays.compare(numbers.toArray(Integer[]::new), FOR_OTHERS.toArray(Integer[]::new)) >= 0;
  }

  /**
   * @param target {@code --target} with a folder, or what else says where to
   * @param listener hears what pip says
   */
  ProgramResult install(
      Path temporary, List<String> target, List<String> what, Consumer<String> listener)
      throws IOException, InterruptedException {
    Files.createDirectories(temporary);
    List<String> line = new ArrayList<>(command);
    line.addAll(target);
    Map<String, String> variables = new TreeMap<>(environment);
    variables.put("PIP_DISABLE_PIP_VERSION_CHECK", "1");
    variables.put("PIP_NO_INPUT", "1");
    variables.put("PIP_PROGRESS_BAR", "off");
    variables.put("PYTHONUNBUFFERED", "1");
    // A package of half a gigabyte may not fit into a /tmp that lies in memory.
    variables.put("TMPDIR", temporary.toString());
    line.addAll(what);
    ProgramResult end = new LocalProgram(line, variables).run(listener);
    ArtifactCache.delete(temporary);
    return end;
  }

  /** What pip said of its failure, without its trace. */
  static String lastWords(ProgramResult end) {
    List<String> errors =
        end.lines().stream()
            .map(String::strip)
            .filter(line -> line.startsWith("ERROR:") || line.startsWith("error:"))
            .distinct()
            .toList();
    List<String> lines = errors.isEmpty() ? end.lines() : errors;
    return lines.stream()
        .skip(Math.max(0, lines.size() - LAST_WORDS))
        .collect(Collectors.joining("\n"));
  }
}
