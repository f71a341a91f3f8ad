package dev.k8spark.runtime.image;

import dev.k8spark.runtime.contract.Connector;
import dev.k8spark.runtime.contract.PodContract;
import dev.k8spark.runtime.pod.ImageDescription;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.hadoop.util.VersionInfo;

/** Looks at what this image really holds, whoever put it there. */
final class ImageInventory {
  private static final String NONE = "none";

  private ImageInventory() {}

  static ImageDescription take() {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("spark", org.apache.spark.package$.MODULE$.SPARK_VERSION());
    versions.put("scala", scala.util.Properties.versionNumberString());
    versions.put("hadoop", VersionInfo.getVersion());
    versions.put("java", Runtime.version().toString());
    versions.put("python", python(System.getenv().getOrDefault("PYSPARK_PYTHON", "")));
    versions.put("runtime", runtime());
    return new ImageDescription(
        versions,
        Arrays.stream(Connector.values())
            .filter(connector -> connector.classNames().stream().anyMatch(ImageInventory::has))
            .map(Connector::word)
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  private static boolean has(String className) {
    return ClassLoader.getSystemResource(className.replace('.', '/') + ".class") != null;
  }

  /** Returns the version without its word, {@code Python}; or that there is none. */
  private static String python(String program) {
    if (program.isEmpty()) {
      return NONE;
    }
    try {
      Process process = new ProcessBuilder(program, "--version").redirectErrorStream(true).start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor() == 0 ? output.replaceFirst("^\\D*", "") : NONE;
    } catch (IOException e) {
      return NONE;
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while Python was asked for its version", e);
    }
  }

  private static String runtime() {
    String version = PodContract.class.getPackage().getImplementationVersion();
    return version == null ? "unknown" : version;
  }
}
