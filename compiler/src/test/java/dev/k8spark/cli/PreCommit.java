package dev.k8spark.cli;

import dev.k8spark.cli.TaggedRepository.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;

/** The real pre-commit, with a cache of its own and the hooks of a tagged repository. */
record PreCommit(TaggedRepository hooks, Path program) {

  private static final String PACKAGE = "pre-commit==4.7.0";

  /** Skips the test where pre-commit is not there and cannot be fetched. */
  static PreCommit with(TaggedRepository hooks) throws IOException, InterruptedException {
    Path environment = Path.of("target", "pre-commit").toAbsolutePath();
    PreCommit preCommit = new PreCommit(hooks, environment.resolve("bin/pre-commit"));
    preCommit.fetch(environment);
    return preCommit;
  }

  private void fetch(Path environment) throws IOException, InterruptedException {
    List<String> pip =
        List.of(environment + "/bin/pip", "install", "-q", "--retries", "1", PACKAGE);
    if (Files.isExecutable(program) && PACKAGE.endsWith(version())) {
      return;
    }
    Run made = run(List.of("python3", "-m", "venv", "--clear", environment.toString()));
    Run fetched = made.code() == 0 ? run(pip) : made;
    Assumptions.assumeTrue(
        fetched.code() == 0,
        () -> "hooks are not tested without " + PACKAGE + ": " + fetched.out());
  }

  private String version() throws IOException, InterruptedException {
    return "="
        + run(List.of(program.toString(), "--version")).out().replaceAll("\\S+ ", "").strip();
  }

  Run run(List<String> command) throws IOException, InterruptedException {
    return run(hooks.folder(), command);
  }

  Run git(Path repository, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    return run(repository, command);
  }

  Run run(Path where, List<String> command) throws IOException, InterruptedException {
    String cache = hooks.folder().resolve("cache").toString();
    return hooks.run(where, command, Map.of("PRE_COMMIT_HOME", cache, "PRE_COMMIT_COLOR", "never"));
  }
}
