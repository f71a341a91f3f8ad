package dev.k8spark.testsupport.sparkconf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which keys of Spark's Kubernetes module take effect where the driver starts in client mode, and
 * which only spark-submit's cluster mode reads. The catalogues in {@code schema/spark-conf} are
 * what this prints for each line.
 */
public final class ClientModeKeys {

  /** What runs in the driver and in executors. The other allocators are never chosen here. */
  private static final Predicate<String> IS_ROOT =
      Pattern.compile(
              "org/apache/spark/(scheduler/cluster/k8s|shuffle)/(?!StatefulSet|Deployment).*")
          .asMatchPredicate();

  private ClientModeKeys() {}

  /**
   * Prints the catalogue of a distribution, for example {@code pyspark}'s folder.
   *
   * @param arguments Spark's folder
   */
  public static void main(String[] arguments) throws IOException {
    System.out.print(describe(Path.of(arguments[0]).resolve("jars")));
  }

  /** Returns the catalogue of the jars in a folder, as JSON. */
  public static String describe(Path jars) throws IOException {
    SparkClasses classes = SparkClasses.read(findJar(jars));
    ConfigKeys keys = ConfigKeys.read(classes);
    List<String> roots = classes.byName().keySet().stream().filter(IS_ROOT).toList();
    Set<String> read = new TreeSet<>();
    new CallGraph(classes)
        .findCalls(roots).stream()
            .filter(call -> call.owner().equals(ConfigKeys.CONFIG))
            .forEach(call -> read.addAll(keys.keysOf(call.name()).values()));
    Set<String> unread = new TreeSet<>(keys.all());
    unread.removeAll(read);
    return "{\n  \"read\": [%s\n  ],\n  \"unread\": [%s\n  ]\n}\n"
        .formatted(list(read), list(unread));
  }

  private static String list(Set<String> keys) {
    return String.join(",", keys.stream().map("\n    \"%s\""::formatted).toList());
  }

  private static Path findJar(Path jars) throws IOException {
    try (Stream<Path> files = Files.list(jars)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("spark-kubernetes_"))
          .findFirst()
          .orElseThrow(() -> new IOException("no spark-kubernetes in " + jars));
    }
  }
}
