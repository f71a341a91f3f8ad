package dev.k8spark.image;

import dev.k8spark.schema.BundledResource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder with all that the build of an image copies: the blueprint, the runtime, the connectors'
 * jars and the application. Files that are the same as before stay as they are, so that the builder
 * can use its layers again.
 */
public record BuildContext(Path folder) {
  private static final String RUNTIME = "image/k8spark-runtime.jar";
  private static final String REQUIREMENTS = "requirements.txt";

  /**
   * Writes the application of jobs.
   *
   * @param application files and folders that become {@code /app}; a requirements.txt among them is
   *     installed
   */
  void writeApplication(List<Path> application) throws IOException {
    Path app = folder.resolve("app");
    delete(app);
    Files.createDirectories(app);
    for (Path file : application) {
      copy(
          file,
          app.resolve(Objects.requireNonNull(file.toAbsolutePath().normalize().getFileName())));
    }
    Path requirements = app.resolve(REQUIREMENTS);
    Files.writeString(
        folder.resolve(REQUIREMENTS),
        Files.isRegularFile(requirements) ? Files.readString(requirements) : "");
  }

  /** Writes what every image is built from: its Dockerfile and the runtime. */
  void writeBlueprint(BuildSource source) throws IOException {
    writeFile("k8spark-runtime.jar", BundledResource.readBytes(RUNTIME));
    writeFile("Dockerfile", source.dockerfile().getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a file, and makes the folders on the way. */
  void writeFile(String name, byte[] content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.write(file, content);
  }

  /** Fetches the jars of the plan, and deletes those of an earlier one. */
  void fetchJars(ImagePlan plan) throws IOException, InterruptedException {
    Path jars = Files.createDirectories(folder.resolve("jars"));
    Set<String> names =
        plan.artifacts().stream().map(MavenArtifact::fileName).collect(Collectors.toSet());
    List<Path> present;
    try (Stream<Path> files = Files.list(jars)) {
      present = files.toList();
    }
    for (Path jar : present) {
      if (!names.remove(String.valueOf(jar.getFileName()))) {
        Files.delete(jar);
      }
    }
    if (!names.isEmpty()) {
      new MavenDownload("mvn").copy(plan.artifacts(), jars);
    }
  }

  private static void copy(Path source, Path target) throws IOException {
    Files.walkFileTree(
        source,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(target.resolve(source.relativize(directory)));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            // A file that is copied by its own name is relative to itself by an empty path.
            Path name = source.relativize(file);
            Files.copy(
                file,
                name.toString().isEmpty() ? target : target.resolve(name),
                StandardCopyOption.REPLACE_EXISTING,
                StandardCopyOption.COPY_ATTRIBUTES);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Deletes a folder with all that is in it, if it is there. */
  public static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
              throws IOException {
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
          }
        });
  }
}
