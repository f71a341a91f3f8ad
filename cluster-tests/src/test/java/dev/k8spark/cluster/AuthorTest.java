package dev.k8spark.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The platform team gives access once; authors with no more than the {@code edit} role run jobs.
 */
@ClusterTest
class AuthorTest {
  private static final int MILLICORES = 200;
  private static final String FILE = "python-exit-0.conf";

  @AutoClose private final TestNamespace namespace = TestNamespace.create("author");

  @Test
  void anAuthorMayRunAJobButNotGiveAccess(@TempDir Path folder) {
    Kubectl author = authorWithTheEditRole(folder);
    String access = K8spark.compile(namespace, FILE, "--only", "access");
    String run = K8spark.compile(namespace, FILE, "--only", "run");

    Command refused = author.tried(access, "apply", "-f", "-");
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err()).contains("roles.rbac.authorization.k8s.io").contains("forbidden");

    namespace.kubectl().apply(access);
    try (Seats _ = Seats.take(MILLICORES)) {
      AppliedJob.apply(author, run).awaitComplete();
    }
  }

  private Kubectl authorWithTheEditRole(Path folder) {
    Kubectl admin = namespace.kubectl();
    admin.run("create", "serviceaccount", "author");
    admin.run(
        "create",
        "rolebinding",
        "author",
        "--clusterrole=edit",
        "--serviceaccount=" + namespace.name() + ":author");
    String token = admin.run("create", "token", "author").strip();
    Path kubeconfig = folder.resolve("kubeconfig");
    try {
      Files.writeString(kubeconfig, admin.run("config", "view", "--raw", "--minify", "--flatten"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Kubectl author = new Kubectl(namespace.name(), Map.of("KUBECONFIG", kubeconfig.toString()));
    author.run("config", "set-credentials", "author", "--token=" + token);
    author.run("config", "set-context", "--current", "--user=author");
    return author;
  }
}
