package dev.k8spark.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.k8spark.rehearsal.localimage.MissingPrerequisite;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class SecretValuesTest {

  private final SortedMap<String, SortedMap<String, byte[]>> given = new TreeMap<>();

  @Test
  void allThatIsMissingIsAskedForAtOnce() throws Exception {
    CompiledJob manifests = CompiledJob.parse(SampleManifests.sample("secrets.conf"));

    assertThatThrownBy(() -> require(manifests))
        .isInstanceOf(MissingPrerequisite.class)
        .hasMessage(
            """
            Secrets that the job needs were not given
              partner-api.token: variable API_KEY (driver, executor)
              partner-s3.access-key: spark.hadoop.fs.s3a.access.key of Spark (driver)
              partner-s3.secret-key: spark.hadoop.fs.s3a.secret.key of Spark (driver)
              partner-tls: files in /etc/partner (driver, executor)\
            """)
        .extracting(e -> ((MissingPrerequisite) e).help())
        .isEqualTo(
            """
            `--secrets-file FILE` gives them in a file such as
              partner-api { token = "…" }
              partner-s3 { access-key = "…", secret-key = "…" }
              partner-tls { KEY = "…" }
            or `--secret partner-api.token=VALUE` each, or `=@FILE` for a file's content\
            """);
  }

  @Test
  void aKeyThatIsMissingInASecretIsNamed() throws Exception {
    CompiledJob manifests = CompiledJob.parse(SampleManifests.sample("secrets.conf"));
    give("partner-api", "tokn");
    give("partner-s3", "access-key");
    give("partner-s3", "secret-key");
    give("partner-tls", "any");

    assertThatThrownBy(() -> require(manifests))
        .hasMessageEndingWith("given\n  partner-api.token: variable API_KEY (driver, executor)");

    give("partner-api", "token");
    require(manifests);
  }

  @Test
  void whatIsOptionalIsNotAskedFor() throws Exception {
    String yaml =
        SampleManifests.job(
            "optional",
            """
            sparkVersion = 4.3
            main.python = "local:///app/pi.py"
            executor.podTemplate.spec.volumes = [
              {name = extra, secret {secretName = extra, optional = true}}
              {name = keys, secret {secretName = keys, items = [{key = a, path = b}]}}
            ]
            """);

    assertThat(RequiredSecret.of(CompiledJob.parse(yaml)))
        .singleElement()
        .satisfies(use -> assertThat(use.secret() + "." + use.key()).isEqualTo("keys.a"));
  }

  @Test
  void theSecretsOfTheManifestsCountAndTheGivenOnesWin() throws Exception {
    CompiledJob manifests =
        CompiledJob.parse(
            """
            apiVersion: v1
            kind: Secret
            metadata: {name: partner-api, namespace: imports}
            data: {token: b2xk, other: b3RoZXI=}
            stringData: {plain: text}
            ---
            """
                + SampleManifests.sample("secrets.conf"));
    give("partner-api", "token");
    SecretValues secrets = SecretValues.of(manifests, given);

    assertThat(secrets.values().get("partner-api"))
        .containsOnlyKeys("token", "other", "plain")
        .satisfies(values -> assertThat(values.get("token")).asString().isEqualTo("value of token"))
        .satisfies(values -> assertThat(values.get("other")).asString().isEqualTo("other"));
    assertThat(secrets.withIn(manifests)).hasSameSizeAs(manifests.objects());
  }

  private void give(String secret, String key) {
    given
        .computeIfAbsent(secret, _ -> new TreeMap<>())
        .put(key, ("value of " + key).getBytes(UTF_8));
  }

  private void require(CompiledJob manifests) throws MissingPrerequisite {
    List<RequiredSecret> uses = RequiredSecret.of(manifests);
    SecretValues.of(manifests, given).require(uses);
  }
}
