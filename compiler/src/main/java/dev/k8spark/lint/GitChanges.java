package dev.k8spark.lint;

import dev.k8spark.policy.Policy;
import dev.k8spark.process.ExternalProgram;
import dev.k8spark.process.ProgramResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The files that differ between the working tree and the commit where its branch began: committed,
 * staged, unstaged, new and removed ones.
 *
 * @param files where they lie, or lay; a submodule stands for all that is in it
 */
public record GitChanges(Set<Path> files) {

  /** Says in one sentence why git cannot list the changes. */
  public static final class GitFailure extends Exception {
    private static final long serialVersionUID = 1L;

    GitFailure(String reason) {
      super(reason);
    }
  }

  /**
   * Asks git for the changes since a revision.
   *
   * @param revision a commit, branch or tag
   */
  public static GitChanges listSince(String revision, Path folder) throws GitFailure {
    Path root = Path.of(ask(folder, "the folder is in no git repository", TOP).strip());
    String unknown = "git knows no revision `%s`".formatted(revision) + hintShallow(root);
    if (revision.startsWith("-")) {
      throw new GitFailure(unknown);
    }
    String commit =
        ask(root, unknown, "rev-parse", "--verify", "--quiet", revision + "^{commit}").strip();
    String base =
        ask(
                root,
                "`%s` and the current commit have no common ancestor".formatted(revision)
                    + hintShallow(root),
                "merge-base",
                commit,
                "HEAD")
            .strip();
    Set<Path> files = new TreeSet<>();
    for (List<String> command : List.of(diff(base), NEW_FILES)) {
      String names = ask(root, "git cannot list files", command.toArray(String[]::new));
      Arrays.stream(names.split("\0", -1))
          .filter(name -> !name.isEmpty())
          .forEach(name -> files.add(root.resolve(name)));
    }
    return new GitChanges(files);
  }

  private static final String REFUSED =
      "git refuses the repository, since its folder belongs to another user;"
          + " `git config --global --add safe.directory FOLDER` trusts it";

  private static final String[] TOP = {"rev-parse", "--show-toplevel"};

  private static final List<String> NEW_FILES =
      List.of("ls-files", "--others", "--exclude-standard", "-z");

  private static List<String> diff(String base) {
    return List.of(
        "diff",
        "--name-only",
        "--no-renames",
        "--no-ext-diff",
        "--ignore-submodules=none",
        "-z",
        base,
        "--");
  }

  /** Returns a hint for shallow clones, which pipelines often make. */
  private static String hintShallow(Path root) throws GitFailure {
    return ask(root, "git cannot say what it has", "rev-parse", "--is-shallow-repository")
            .startsWith("true")
        ? "; this clone is shallow, so fetch all of its commits first"
        : "";
  }

  /** Returns whether a file, or one that its result depends on, was changed or removed. */
  public boolean affect(FileReview review) {
    return review.dependsOn(files)
        || (review.lacksFile() && files.stream().anyMatch(file -> !Files.exists(file)))
        || removedPolicies()
            .anyMatch(
                policy ->
                    review
                        .source()
                        .realPath()
                        .filter(job -> job.startsWith(policy.resolveSibling("")))
                        .isPresent());
  }

  private Stream<Path> removedPolicies() {
    return files.stream()
        .filter(file -> file.getFileName().toString().startsWith(Policy.FILE_STEM + "."))
        .filter(file -> !Files.exists(file));
  }

  /** Git says why on standard error, which is looked at only where a call has failed. */
  private static boolean isRefused(String[] command, Path folder)
      throws IOException, InterruptedException {
    ProcessBuilder again =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    again.environment().put("LC_ALL", "C");
    return new ExternalProgram(again).run().output().contains("dubious ownership");
  }

  private static String ask(Path folder, String otherwise, String... arguments) throws GitFailure {
    String[] command =
        Stream.concat(Stream.of("git"), Arrays.stream(arguments)).toArray(String[]::new);
    try {
      ProgramResult answer =
          new ExternalProgram(
                  new ProcessBuilder(command)
                      .directory(folder.toFile())
                      .redirectError(ProcessBuilder.Redirect.DISCARD))
              .run();
      if (!answer.isSuccess()) {
        throw new GitFailure(isRefused(command, folder) ? REFUSED : otherwise);
      }
      return answer.output();
    } catch (IOException _) {
      throw new GitFailure("the program `git` cannot be started");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new GitFailure("interrupted");
    }
  }
}
