package dev.k8spark.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.k8spark.Compiler;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.CompileOptions;
import dev.k8spark.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which policies apply to a job by where it lies: none is missed, and none opens what is above. */
class PolicyFilesTest {

  private static final String CLUSTER = "cluster.apiServer = [\"10.0.0.1:6443\"]\n";

  @TempDir private Path top;
  private Path job;

  @BeforeEach
  void writeJob() throws IOException {
    write("k8spark-policy.conf", "root = true\nallow.images = []\n" + CLUSTER);
    job =
        write(
            "team/job.conf",
            """
            name = a
            namespace = n
            image = "registry.example.com/a:1"
            sparkVersion = "4.3"
            main.python = "local:///a.py"
            """);
  }

  @ParameterizedTest
  @ValueSource(strings = {"k8spark-policy.conf", "k8spark-policy.YAML", "k8spark-policy.hocon"})
  void aPolicyOfAnyEndingApplies(String name) throws IOException {
    write(
        "team/" + name,
        name.endsWith("YAML") ? "deny: {images: {'**': no}}\n" : "deny.images { \"**\" = no }\n");

    assertThat(messages(Code.IMAGE_NOT_ALLOWED)).hasSize(2);
  }

  @Test
  void aLinkToNothingUnderAPolicysNameIsAnError() throws IOException {
    Files.createSymbolicLink(top.resolve("team/k8spark-policy.conf"), Path.of("gone.conf"));

    assertThat(messages(Code.POLICY_UNREADABLE))
        .containsExactly("the policy file cannot be read: no such file");
  }

  @Test
  void aFolderUnderAPolicysNameIsAnError() throws IOException {
    Files.createDirectory(top.resolve("team/k8spark-policy.yaml"));

    assertThat(messages(Code.POLICY_UNREADABLE))
        .containsExactly("the policy file cannot be read: it is a directory");
  }

  @Test
  void aPipeUnderAPolicysNameIsAnError() throws Exception {
    Path pipe = top.resolve("team/k8spark-policy.json");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    assertThat(messages(Code.POLICY_UNREADABLE))
        .singleElement()
        .asString()
        .startsWith("the policy file cannot be read: it is no regular file");
  }

  @Test
  void aRootBelowAPolicyEndsNothing() throws IOException {
    write("team/k8spark-policy.conf", "root = true\n" + CLUSTER);

    assertThat(diagnostics(Code.POLICY_WIDENS))
        .extracting(Diagnostic::message, Diagnostic::help)
        .containsExactly(
            tuple(
                "a policy lies above this one, so that the search cannot end here",
                "remove `root`, or ask the owner of the policy above for `delegates = [\"team\"]`"),
            tuple(
                "only the outermost policy says facts of the cluster",
                "remove `cluster`, or ask the owner of the policy above for"
                    + " `delegates = [\"team\"]`"));
  }

  @Test
  void factsOfTheClusterAreThoseOfTheOutermostPolicy() throws IOException {
    write("team/k8spark-policy.conf", CLUSTER.replace("10.0.0.1", "10.9.9.9"));

    assertThat(messages(Code.POLICY_WIDENS))
        .containsExactly("only the outermost policy says facts of the cluster");
  }

  @ParameterizedTest
  @ValueSource(strings = {"team", "team/../team", ".", "other, team"})
  void aFolderThatAPolicyDelegatesToMayEndTheSearch(String folders) throws IOException {
    String named = "\"" + folders.replace(", ", "\", \"") + "\"";
    write("k8spark-policy.conf", "root = true\nallow.images = []\ndelegates = [" + named + "]\n");
    write("team/k8spark-policy.conf", "root = true\n" + CLUSTER);

    assertThat(messages(Code.POLICY_WIDENS)).isEmpty();
    assertThat(messages(Code.IMAGE_NOT_ALLOWED)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tea", "team/sub", "../team"})
  void anotherFolderMayNot(String folder) throws IOException {
    write("k8spark-policy.conf", "root = true\ndelegates = [\"" + folder + "\"]\n");
    write("team/k8spark-policy.conf", "root = true\n");

    assertThat(messages(Code.POLICY_WIDENS)).hasSize(1);
  }

  @Test
  void aJobThatIsReachedByALinkIsUnderThePolicyOfWhereItLies() throws IOException {
    Path elsewhere = Files.createDirectories(top.resolve("team/free"));
    write("k8spark-policy.conf", "root = true\ndelegates = [\"team/free\"]\nallow.images = []\n");
    write("team/free/k8spark-policy.conf", "root = true\n");
    job = Files.createSymbolicLink(elsewhere.resolve("link.conf"), job);

    assertThat(messages(Code.IMAGE_NOT_ALLOWED)).hasSize(1);
  }

  private Path write(String name, String text) throws IOException {
    Path file = top.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private List<String> messages(Code code) throws IOException {
    return diagnostics(code).stream().map(Diagnostic::message).toList();
  }

  private List<Diagnostic> diagnostics(Code code) throws IOException {
    return new Compiler(null)
        .compile(SourceFile.read(job, job.toString()), CompileOptions.NONE).diagnostics().stream()
            .filter(diagnostic -> diagnostic.code() == code)
            .toList();
  }
}
