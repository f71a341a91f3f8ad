package dev.k8spark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.cli.TaggedRepository.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The hooks in a repository with jobs, under the real pre-commit, as {@code git commit} runs it.
 */
final class PreCommitTest {

  private static final String POLICY = "root = true\ncluster.apiServer = ports-only\n";

  @TempDir private static Path shared;
  private static PreCommit preCommit;

  @TempDir private Path temporary;
  private Path folder;

  @BeforeAll
  static void layOutTheHooks() throws Exception {
    preCommit = PreCommit.with(TaggedRepository.in(shared.toRealPath()));
  }

  @BeforeEach
  void makeARepository() throws Exception {
    folder = temporary.toRealPath();
    write("k8spark-policy.conf", POLICY);
    write("jobs/one.conf", "extends = [team/team.conf]\n" + job("one"));
    write("jobs/team/team.conf", "labels.team = a\n");
    write("jobs/größe 2.conf", job("two"));
    write("deploy/nginx.conf", "server {\n  listen 80;\n}\n");
    write("deploy/compose.yaml", "services: {a: {image: b}}\n");
    config(Files.readString(MarkdownPage.ROOT.resolve("docs/review/pre-commit-config.yaml")));
    preCommit.git(folder, "init", "-q");
    assertThat(preCommit.git(folder, "commit", "-q", "--allow-empty", "-m", "Begin").code())
        .isZero();
    Run installed = preCommit.run(folder, List.of(preCommit.program().toString(), "install"));
    assertThat(installed.code()).as(installed.out()).isZero();
  }

  @Test
  void aCleanRepositoryPassesAndOthersFilesAreLeftAlone() throws Exception {
    Run run = commit();

    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.out().lines().filter(line -> line.endsWith("Passed"))).hasSize(3);
    assertThat(folder.resolve("deploy/nginx.conf")).content().contains("listen 80;");
    assertThat(preCommit.hooks().builds()).isEqualTo(1);
  }

  @Test
  void aJobThatIsWrongIsNotCommittedAndTheFindingIsShown() throws Exception {
    write("jobs/one.conf", job("one") + "excutors = 2\n");

    Run run = commit();

    assertThat(run.code()).as(run.out()).isNotZero();
    assertThat(run.out())
        .contains(
            "error[UNKNOWN_KEY]: unknown key `excutors`",
            "--> jobs/one.conf:6:1",
            "hook id: k8spark-schema",
            "hook id: k8spark-check");
    assertThat(preCommit.git(folder, "log", "--oneline").out()).hasLineCount(1);
  }

  @Test
  void aPolicyIsCommittedWithAllThatItForbids() throws Exception {
    assertThat(commit().code()).isZero();
    write("k8spark-policy.conf", POLICY + "allow.images = [\"other.example.com/**\"]\n");

    Run run = commit();

    assertThat(run.code()).as(run.out()).isNotZero();
    assertThat(run.out())
        .contains("error[IMAGE_NOT_ALLOWED]", "jobs/one.conf:4:9", "jobs/größe 2.conf:3:9")
        .doesNotContain("hook id: k8spark-schema");
  }

  @Test
  void anUglyJobIsFormattedOnceAndThenCommitted() throws Exception {
    write("jobs/one.conf", job("one").replace("name = one", "name:one  # mine"));
    write("deploy/nginx.conf", "server{\n  listen 80;\n}\n");

    Run first = commit();
    Run second = commit();

    assertThat(first.code()).as(first.out()).isNotZero();
    assertThat(first.out()).contains("files were modified by this hook", "formatted jobs/one.conf");
    assertThat(second.code()).as(second.out()).isZero();
    assertThat(folder.resolve("jobs/one.conf")).content().startsWith("name = one # mine\n");
    assertThat(folder.resolve("deploy/nginx.conf")).content().startsWith("server{\n");
  }

  @Test
  void oneLineIsEnoughForTwentyJobsAndOnePolicy() throws Exception {
    String page = Files.readString(MarkdownPage.ROOT.resolve("docs/review/README.md"));
    Matcher line = Pattern.compile("```yaml\n(  - .*\n)```").matcher(page);
    assertThat(line.find()).isTrue();
    config("repos:\n" + line.group(1));
    for (int i = 0; i < 18; i++) {
      write("jobs/more/" + i + ".conf", job("more-" + i));
    }
    Run clean = commit();
    write("jobs/more/7.conf", job("more-7").replace("registry", "docker"));
    write("k8spark-policy.conf", POLICY + "allow.images = [\"registry.example.com/**\"]\n");
    Run dirty = commit();

    assertThat(clean.code()).as(clean.out()).isZero();
    assertThat(clean.out().lines().filter(text -> text.endsWith("Passed"))).hasSize(1);
    assertThat(dirty.code()).as(dirty.out()).isNotZero();
    assertThat(dirty.out())
        .contains("error[IMAGE_NOT_ALLOWED]", " --> jobs/more/7.conf:3:9")
        .contains(" ::: k8spark-policy.conf:3:16", "checked 20 jobs and 1 policy");
  }

  @Test
  void whatHasOneRightAnswerIsMendedOnceAndThenCommitted() throws Exception {
    String hook = "{id: k8spark-check, args: [., --fix]}";
    config(
        "repos:\n  - {repo: " + TaggedRepository.PLACE + ", rev: v0.1.0, hooks: [" + hook + "]}\n");
    write("jobs/one.conf", job("one") + "excutor.instances = 2\n");

    Run first = commit();
    Run second = commit();

    assertThat(first.code()).as(first.out()).isNotZero();
    assertThat(first.out()).contains("files were modified by this hook", "fixed jobs/one.conf:6:1");
    assertThat(second.code()).as(second.out()).isZero();
    assertThat(folder.resolve("jobs/one.conf")).content().endsWith("\nexecutor.instances = 2\n");
  }

  private void config(String text) throws IOException {
    assertThat(text).contains(TaggedRepository.PLACE, "rev: " + TaggedRepository.TAG);
    write(
        ".pre-commit-config.yaml",
        text.replace(TaggedRepository.PLACE, preCommit.hooks().path().toString()));
  }

  private Run commit() throws IOException, InterruptedException {
    preCommit.git(folder, "add", "-A");
    return preCommit.git(folder, "commit", "-m", "A change");
  }

  private static String job(String name) {
    return """
    name = %s
    namespace = n
    image = "registry.example.com/a@sha256:%s"
    sparkVersion = "4.3"
    main.python = "local:///app/a.py"
    """
        .formatted(name, "0".repeat(64));
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
