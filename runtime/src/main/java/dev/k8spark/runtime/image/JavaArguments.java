package dev.k8spark.runtime.image;

import dev.k8spark.runtime.contract.ContainerPaths;
import dev.k8spark.runtime.contract.PodContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/**
 * The arguments that exactly this Spark on this Java needs, so that no manifest has to know them.
 */
record JavaArguments(List<String> options, String classPath) {

  private static JavaArguments of(Path sparkHome, Path conf, Path runtimeJar) throws IOException {
    try (Stream<Path> jars = Files.list(sparkHome.resolve("jars"))) {
      List<Path> sorted = jars.filter(jar -> jar.toString().endsWith(".jar")).sorted().toList();
      return new JavaArguments(
          List.of(JavaModuleOptions.defaultModuleOptions().strip().split(" +")),
          classPath(conf, runtimeJar, sorted));
    }
  }

  /**
   * In Spark's own order: its configuration, then the jars. Every jar stands by its name and
   * sorted, since a cache is void when their order changes, and a file system promises none.
   */
  static String classPath(Path conf, Path runtimeJar, List<Path> jars) {
    return Stream.concat(Stream.of(conf, runtimeJar), jars.stream())
        .map(Path::toString)
        .collect(Collectors.joining(":"));
  }

  /** All arguments, with those of a start-up cache among them. */
  List<String> withCache(List<String> cache) {
    List<String> all = new ArrayList<>(options);
    all.addAll(cache);
    all.addAll(List.of("-cp", classPath));
    return all;
  }

  /** An argument file as the Java launcher reads it: one argument a line, in quotes. */
  static String file(List<String> arguments) {
    return arguments.stream()
        .map(argument -> "\"" + argument.replace("\\", "\\\\").replace("\"", "\\\"") + "\"\n")
        .collect(Collectors.joining());
  }

  /** The Java that runs this. */
  static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  static JavaArguments of(ContainerPaths places) throws IOException {
    return of(
        places.locate(PodContract.SPARK_HOME),
        places.locate(PodContract.SPARK_HOME + "/conf"),
        places.locate(PodContract.RUNTIME_JAR));
  }
}
