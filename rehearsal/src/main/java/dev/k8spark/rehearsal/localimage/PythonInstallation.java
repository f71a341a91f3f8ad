package dev.k8spark.rehearsal.localimage;

import dev.k8spark.process.ProgramResult;
import dev.k8spark.runtime.contract.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A Python 3 on this machine.
 *
 * @param executable itself, not a link or a script that finds it
 * @param version such as {@code 3.11.7}
 * @param pip the version of its pip, empty if it has none
 * @param pyspark where its {@code pyspark} is installed, if it is
 */
record PythonInstallation(Path executable, String version, String pip, Optional<Path> pyspark) {
  private static final int NEWEST = 19;
  private static final int OLDEST = 8;
  private static final int KEY_LENGTH = 12;

  /** Imports nothing large: importing {@code pyspark} takes a second. */
  private static final String QUESTION =
      """
      import sys
      from importlib.util import find_spec
      from importlib.metadata import version
      spark = find_spec("pyspark")
      print("python", sys.executable)
      print("version", ".".join(map(str, sys.version_info[:3])))
      print("pip", version("pip") if find_spec("pip") else "")
      print("pyspark", spark.submodule_search_locations[0] if spark and spark.origin else "")
      """;

  /** The first on the path that runs Spark of this line; a plain {@code python3} comes first. */
  static Optional<PythonInstallation> firstFor(SparkRelease spark, Map<String, String> environment)
      throws IOException, InterruptedException {
    for (String name : names()) {
      Optional<Path> file = SearchPath.of(environment).find(name);
      if (file.isPresent()) {
        Optional<PythonInstallation> python = ask(file.get(), environment);
        if (python.filter(candidate -> spark.runsOnPython(candidate.minor())).isPresent()) {
          return python;
        }
      }
    }
    return Optional.empty();
  }

  private static List<String> names() {
    return Stream.concat(
            Stream.of("python3"),
            IntStream.rangeClosed(OLDEST, NEWEST)
                .map(i -> NEWEST + OLDEST - i)
                .mapToObj("python3.%d"::formatted))
        .toList();
  }

  private static Optional<PythonInstallation> ask(Path file, Map<String, String> environment)
      throws IOException, InterruptedException {
    // From nowhere: a folder of that name in the working directory is no installed package.
    ProgramResult end =
        new LocalProgram(List.of(file.toString(), "-I", "-c", QUESTION), environment).run();
    return end.isSuccess() ? Optional.of(parse(end.lines())) : Optional.empty();
  }

  private static PythonInstallation parse(List<String> answers) {
    return new PythonInstallation(
        Path.of(answer(answers, "python")),
        answer(answers, "version"),
        answer(answers, "pip"),
        Optional.of(answer(answers, "pyspark")).filter(path -> !path.isEmpty()).map(Path::of));
  }

  private static String answer(List<String> answers, String word) {
    return answers.stream()
        .filter(line -> line.startsWith(word + " "))
        .map(line -> line.substring(word.length() + 1))
        .findFirst()
        .orElse("");
  }

  /** The second number of its version. */
  int minor() {
    return Integer.parseInt(version.split("\\.", 3)[1]);
  }

  /** Two of one key are the same: a name for what is made with it. */
  String key() {
    return version + "-" + Sha256.hash(executable.toString()).substring(0, KEY_LENGTH);
  }

  /** The command that runs a module of it. */
  List<String> module(String name, String... arguments) {
    List<String> command = new ArrayList<>(List.of(executable.toString(), "-m", name));
    command.addAll(List.of(arguments));
    return command;
  }
}
