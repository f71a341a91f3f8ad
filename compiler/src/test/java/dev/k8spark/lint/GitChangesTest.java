package dev.k8spark.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With the real git. */
final class GitChangesTest {

  @TempDir private Path temporary;

  private Path folder;

  @BeforeEach
  void makeARepositoryWithABranch() throws Exception {
    folder = temporary.toRealPath();
    git("init", "-q", "-b", "main");
    for (String file : List.of("old.conf", "edited.conf", "moved ü🚀.conf", "removed.conf")) {
      Files.writeString(folder.resolve(file), "# " + file + "\n");
    }
    commit();
    git("checkout", "-q", "-b", "topic");
    Files.writeString(folder.resolve("edited.conf"), "edited\n");
    git("rm", "-q", "removed.conf");
    git("mv", "moved ü🚀.conf", "moved here.conf");
    commit();
    git("checkout", "-q", "main");
    Files.writeString(folder.resolve("old.conf"), "changed on main only\n");
    commit();
    git("checkout", "-q", "topic");
  }

  @Test
  void saysThatGitRefusesTheFolderOfAnotherUser() throws Exception {
    try {
      Files.setAttribute(folder, "unix:uid", 12345);
      Files.setAttribute(folder.resolve(".git"), "unix:uid", 12345);
    } catch (IOException e) {
      Assumptions.abort("only root may give a folder away");
    }

    assertThatThrownBy(() -> GitChanges.listSince("main", folder))
        .isInstanceOf(GitChanges.GitFailure.class)
        .hasMessageStartingWith("git refuses the repository, since its folder belongs to another");
  }

  @Test
  void areThoseOfTheBranchAndOfTheWorkingTree() throws Exception {
    Files.createDirectories(folder.resolve("sub"));
    Files.writeString(folder.resolve("sub/new ü.conf"), "new\n");
    Files.writeString(folder.resolve(".gitignore"), "ignored.conf\n");
    Files.writeString(folder.resolve("ignored.conf"), "ignored\n");

    assertThat(GitChanges.listSince("main", folder.resolve("sub")).files())
        .extracting(file -> folder.relativize(file).toString())
        .containsExactlyInAnyOrder(
            "edited.conf",
            "moved ü🚀.conf",
            "moved here.conf",
            "removed.conf",
            "sub/new ü.conf",
            ".gitignore");
  }

  @Test
  void cannotBeToldWithoutARevisionThatGitKnows() {
    for (String revision : List.of("nowhere", "--all", "")) {
      assertThatThrownBy(() -> GitChanges.listSince(revision, folder))
          .isInstanceOf(GitChanges.GitFailure.class)
          .hasMessage("git knows no revision `%s`", revision);
    }
  }

  @Test
  void cannotBeToldWithoutARepositoryOrACommonAncestor() throws Exception {
    git("checkout", "-q", "--orphan", "other");
    commit();
    assertThatThrownBy(() -> GitChanges.listSince("main", folder))
        .hasMessageContaining("no common ancestor");

    Path bare = Files.createTempDirectory("k8spark-no-repository");
    assertThatThrownBy(() -> GitChanges.listSince("main", bare))
        .hasMessageContaining("in no git repository");
    Files.delete(bare);
  }

  @Test
  void ofAShallowCloneAreNotGuessed() throws Exception {
    git("clone", "-q", "--depth", "1", "file://" + folder, "shallow");

    assertThatThrownBy(() -> GitChanges.listSince("HEAD~1", folder.resolve("shallow")))
        .hasMessage(
            "git knows no revision `HEAD~1`; this clone is shallow,"
                + " so fetch all of its commits first");
  }

  @Test
  void touchWhatLiesInASubmoduleOrIsALinkAndWhatMissesAFile() throws Exception {
    git("-c", "protocol.file.allow=always", "submodule", "add", "-q", "./", "sub");
    Files.createSymbolicLink(folder.resolve("link.conf"), Path.of("old.conf"));
    commit();
    git("checkout", "-q", "-b", "further");
    Files.writeString(folder.resolve("sub/edited.conf"), "again\n");
    Files.delete(folder.resolve("link.conf"));
    Files.createSymbolicLink(folder.resolve("link.conf"), Path.of("edited.conf"));
    GitChanges changes = GitChanges.listSince("topic", folder);

    assertThat(changes.affect(review("sub/old.conf"))).isTrue();
    assertThat(changes.affect(review("link.conf"))).isTrue();
    assertThat(changes.affect(review("edited.conf"))).isFalse();
    assertThat(changes.affect(missing("edited.conf"))).isFalse();
    Files.delete(folder.resolve("old.conf"));
    assertThat(GitChanges.listSince("topic", folder).affect(missing("edited.conf"))).isTrue();
  }

  private FileReview missing(String name) throws IOException {
    FileReview review = review(name);
    return review.withDiagnostics(
        List.of(Diagnostic.of(Code.CANNOT_EXTEND, new Span(review.source(), 0, 0), "no such")));
  }

  private FileReview review(String name) throws IOException {
    return FileReview.alone(SourceFile.read(folder.resolve(name), name), List.of());
  }

  private void commit() throws Exception {
    git("add", "-A");
    git("-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "-q", "-m", "A commit");
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    Process git = new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start();
    assertThat(git.waitFor()).as(String.join(" ", command)).isZero();
  }
}
