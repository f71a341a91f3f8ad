package dev.k8spark.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.PolicyCompiler;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.policy.PolicySubject;
import dev.k8spark.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyResolverTest {

  @TempDir private Path folder;

  private final PolicyCompiler policies = new PolicyCompiler();

  @BeforeEach
  void twoNamespacesOneOfWhichIsNarrower() throws IOException {
    Files.writeString(
        folder.resolve("k8spark-policy.conf"),
        """
        root = true
        allow.volumes = ["*"]
        namespaces { etl { allow.volumes = [emptyDir] }, ad-hoc {} }
        """);
  }

  @Test
  void aFileIsBoundOnceForAllJobsOfANamespace() {
    assertThat(find("jobs/b.conf", "etl")).isSameAs(find("jobs/a.conf", "etl"));
    assertThat(find("c.conf", "etl")).isSameAs(find("jobs/a.conf", "etl"));
  }

  @Test
  void eachNamespaceHasItsOwnTerms() {
    assertThat(volumes("etl")).containsExactly("emptyDir");
    assertThat(volumes("ad-hoc")).containsExactly("*");
    assertThat(volumes(null)).containsExactly("*");
  }

  private Iterable<String> volumes(@Nullable String namespace) {
    return Objects.requireNonNull(
            find("a.conf", namespace).terms().allow().get(PolicySubject.VOLUMES))
        .patterns();
  }

  private PolicyFile find(String job, @Nullable String namespace) {
    SourceFile file = new SourceFile(job, folder.resolve(job), "");
    return Objects.requireNonNull(policies.policyBeside(file, namespace).value())
        .files()
        .getFirst();
  }
}
