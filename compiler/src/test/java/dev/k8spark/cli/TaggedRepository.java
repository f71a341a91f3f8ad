package dev.k8spark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * A repository with this project's hooks and launcher under a tag. In place of Maven stands a
 * program that lays down a jar of the classes under test.
 */
record TaggedRepository(Path folder) {

  static final String TAG = "v0.1.0";

  /** What a command did. */
  record Run(int code, String out) {}

  static TaggedRepository in(Path folder) throws IOException, InterruptedException {
    TaggedRepository repository = new TaggedRepository(folder);
    repository.layOut();
    return repository;
  }

  /** Where the pages for reviewers say that it is. */
  static final String PLACE = "https://git.example.com/k8spark";

  Path path() {
    return folder.resolve("k8spark");
  }

  private void layOut() throws IOException, InterruptedException {
    for (String file : List.of(".pre-commit-hooks.yaml", "k8spark", ".mvn/find-jdk.sh")) {
      Path copy = path().resolve(file);
      Files.createDirectories(copy.getParent());
      Files.copy(MarkdownPage.ROOT.resolve(file), copy, StandardCopyOption.COPY_ATTRIBUTES);
    }
    Files.writeString(path().resolve(".gitignore"), "target/\n");
    git(path(), "init", "-q");
    git(path(), "add", "-A");
    git(path(), "commit", "-q", "-m", "Hooks");
    git(path(), "tag", TAG);
    jar(folder.resolve("k8spark.jar"));
    Path maven = Files.createDirectories(folder.resolve("tools")).resolve("mvn");
    Files.writeString(
        maven,
        """
        #!/bin/sh
        echo "$*" >>%1$s/builds
        root=${3%%/pom.xml}
        mkdir -p "$root/compiler/target"
        cp %1$s/k8spark.jar "$root/compiler/target/"
        """
            .formatted(folder));
    Files.setPosixFilePermissions(maven, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** It holds nothing but the way to the classes under test. */
  private static void jar(Path file) throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, Main.class.getName());
    attributes.put(
        Attributes.Name.CLASS_PATH,
        Arrays.stream(System.getProperty("java.class.path").split(":", -1))
            .map(Path::of)
            .map(Path::toUri)
            .map(URI::toString)
            .collect(Collectors.joining(" ")));
    try (OutputStream out = Files.newOutputStream(file)) {
      new JarOutputStream(out, manifest).close();
    }
  }

  /** How often the launcher built k8spark. */
  int builds() throws IOException {
    return Files.readAllLines(folder.resolve("builds")).size();
  }

  Run git(Path repository, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    return run(repository, command, Map.of());
  }

  /** Runs a program that finds the stand-in for Maven, our JDK, and nothing of this user's git. */
  Run run(Path where, List<String> command, Map<String, String> variables)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true);
    var environment = builder.environment();
    environment.put("PATH", folder + "/tools:" + environment.get("PATH"));
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    for (String who : List.of("AUTHOR", "COMMITTER")) {
      environment.put("GIT_" + who + "_NAME", "A");
      environment.put("GIT_" + who + "_EMAIL", "a@example.com");
    }
    environment.putAll(variables);
    Process process;
    try {
      process = builder.start();
    } catch (IOException missing) {
      return new Run(127, String.valueOf(missing.getMessage()));
    }
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Run(process.waitFor(), out);
  }
}
