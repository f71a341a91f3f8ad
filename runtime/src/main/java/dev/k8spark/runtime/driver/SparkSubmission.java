package dev.k8spark.runtime.driver;

import dev.k8spark.runtime.contract.ContainerPaths;
import dev.k8spark.runtime.contract.ExitCode;
import dev.k8spark.runtime.contract.PodContract;
import dev.k8spark.runtime.pod.StartupFailure;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the driver runs, from the arguments of its container.
 *
 * @param mainClass present for a JVM job
 * @param file a URI, mostly {@code local:///…}
 * @param arguments the user's own
 */
record SparkSubmission(Optional<String> mainClass, String file, List<String> arguments) {
  static SparkSubmission parse(List<String> arguments) {
    boolean hasClass = !arguments.isEmpty() && arguments.get(0).equals(PodContract.CLASS_OPTION);
    int file = hasClass ? 2 : 0;
    if (arguments.size() <= file) {
      throw new StartupFailure(
          ExitCode.WRONG_CONFIGURATION,
          "the container's args must be: driver [--class NAME] FILE [ARGUMENT…]");
    }
    return new SparkSubmission(
        hasClass ? Optional.of(arguments.get(1)) : Optional.empty(),
        arguments.get(file),
        List.copyOf(arguments.subList(file + 1, arguments.size())));
  }

  boolean isPython() {
    return mainClass.isEmpty();
  }

  /** Says at once what Spark would find out late or, for a jar, only warn about. */
  void requireFile(ContainerPaths places) {
    if (file.startsWith(PodContract.LOCAL)
        && !Files.isRegularFile(places.locate(file.substring(PodContract.LOCAL.length())))) {
      throw new StartupFailure(
          ExitCode.MAIN_NOT_FOUND, "the main file " + file + " is not in the image");
    }
  }

  /** The command line of Spark's own launcher; it never leaves this JVM. */
  List<String> sparkSubmit(Map<String, String> conf, ContainerPaths places) {
    String properties = places.locate(PodContract.CONF_FILE).toString();
    List<String> line = new ArrayList<>(List.of("--properties-file", properties));
    conf.forEach((key, value) -> line.addAll(List.of("--conf", key + "=" + value)));
    mainClass.ifPresent(name -> line.addAll(List.of(PodContract.CLASS_OPTION, name)));
    line.add(places.localize(file));
    arguments.forEach(argument -> line.add(places.localize(argument)));
    return line;
  }
}
