package dev.k8spark.rehearsal.localimage;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Java on this machine; a JRE suffices.
 *
 * @param feature its version's first number
 */
record JavaHome(Path path, int feature) {
  private static final Pattern FEATURE = Pattern.compile("\"?(\\d{1,4}).*");

  /** The Java in a folder, if there is one; its {@code release} file tells, nothing is started. */
  static Optional<JavaHome> in(Path folder) throws IOException {
    Path release = folder.resolve("release");
    if (!Files.isExecutable(folder.resolve("bin/java")) || !Files.isReadable(release)) {
      return Optional.empty();
    }
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(release)) {
      properties.load(reader);
    }
    Matcher version = FEATURE.matcher(properties.getProperty("JAVA_VERSION", ""));
    return version.matches()
        ? Optional.of(new JavaHome(folder, Integer.parseInt(version.group(1))))
        : Optional.empty();
  }

  Path bin() {
    return path.resolve("bin");
  }

  String java() {
    return bin().resolve("java").toString();
  }
}
