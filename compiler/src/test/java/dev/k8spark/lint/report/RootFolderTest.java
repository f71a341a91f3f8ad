package dev.k8spark.lint.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RootFolderTest {

  @TempDir private Path folder;

  @Test
  void namesFilesFromTheRepositorysRootWhereverTheCallIsMade() throws IOException {
    Path below = Files.createDirectories(folder.resolve("a/b"));
    Files.writeString(folder.resolve(".git"), "gitdir: elsewhere");
    RootFolder root = RootFolder.of(below);

    assertThat(root.nameOf(file("a/b/job ä.conf"))).isEqualTo("a/b/job ä.conf");
    assertThat(root.uriOf(file("a/b/job ä:1.conf"))).isEqualTo("a/b/job%20%C3%A4%3A1.conf");
    assertThat(root.category(below)).isEqualTo("k8spark/a/b/");
    assertThat(root.category(folder)).isEqualTo("k8spark/");
  }

  @Test
  void namesFilesOutsideOfItByTheirWholePath() throws IOException {
    RootFolder root = RootFolder.of(Files.createDirectories(folder.resolve("inside")));
    SourceFile outside = file("outside.conf");

    assertThat(root.nameOf(outside)).startsWith("/").endsWith("/outside.conf");
    assertThat(root.uriOf(outside)).startsWith("file:///");
    assertThat(root.nameOf(new SourceFile("command line", null, ""))).isEqualTo("command line");
  }

  @Test
  void followsLinksToTheFile() throws IOException {
    Files.createDirectories(folder.resolve(".git"));
    Files.writeString(folder.resolve("real.conf"), "");
    Files.createSymbolicLink(folder.resolve("link.conf"), Path.of("real.conf"));

    assertThat(RootFolder.of(folder).nameOf(file("link.conf"))).isEqualTo("real.conf");
  }

  private SourceFile file(String name) {
    return new SourceFile("given " + name, folder.resolve(name), "");
  }
}
