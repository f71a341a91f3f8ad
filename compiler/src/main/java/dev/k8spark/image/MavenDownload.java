package dev.k8spark.image;

import dev.k8spark.process.ExternalProgram;
import dev.k8spark.process.ProgramResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Jars fetched by Maven on this machine. So the user's own {@code settings.xml}, with its mirrors,
 * proxies and passwords, counts, none of it gets near the image, and the base needs no Maven. Maven
 * also checks the jars and keeps them for the next build.
 *
 * @param program Maven's command
 */
public record MavenDownload(String program) {
  private static final String PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.8.1";

  /** Copies exactly these jars into a folder, and none of those that their POMs name. */
  public void copy(Collection<MavenArtifact> artifacts, Path folder)
      throws IOException, InterruptedException {
    Path project = Files.createTempDirectory("k8spark-connectors");
    Path pom = Files.writeString(project.resolve("pom.xml"), writePom(artifacts));
    try {
      ProgramResult result =
          new ExternalProgram(
                  new ProcessBuilder(
                          List.of(
                              program,
                              "--batch-mode",
                              "--quiet",
                              "--file",
                              pom.toString(),
                              PLUGIN + ":copy",
                              "-DoutputDirectory=" + folder.toAbsolutePath()))
                      .redirectErrorStream(true))
              .run();
      if (!result.isSuccess()) {
        throw new IOException("Maven could not fetch the connectors:\n" + result.output().strip());
      }
    } finally {
      Files.deleteIfExists(pom);
      Files.deleteIfExists(project);
    }
  }

  static String writePom(Collection<MavenArtifact> artifacts) {
    return """
    <project>
      <modelVersion>4.0.0</modelVersion>
      <groupId>dev.k8spark</groupId>
      <artifactId>connectors</artifactId>
      <version>1</version>
      <packaging>pom</packaging>
      <build>
        <plugins>
          <plugin>
            <groupId>org.apache.maven.plugins</groupId>
            <artifactId>maven-dependency-plugin</artifactId>
            <configuration>
              <artifactItems>
    %s          </artifactItems>
            </configuration>
          </plugin>
        </plugins>
      </build>
    </project>
    """
        .formatted(artifacts.stream().map(MavenDownload::writeItem).collect(Collectors.joining()));
  }

  private static String writeItem(MavenArtifact artifact) {
    return """
                <artifactItem>
                  <groupId>%s</groupId>
                  <artifactId>%s</artifactId>
                  <version>%s</version>
                  <classifier>%s</classifier>
                </artifactItem>
    """
        .formatted(artifact.group(), artifact.name(), artifact.version(), artifact.classifier());
  }
}
