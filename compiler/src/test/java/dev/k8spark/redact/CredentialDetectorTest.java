package dev.k8spark.redact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.Compiler;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.DiagnosticJson;
import dev.k8spark.diagnostic.DiagnosticRenderer;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.job.CompileOptions;
import dev.k8spark.source.Document;
import dev.k8spark.source.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialDetectorTest {

  private static final String JOB =
      """
      name = a
      namespace = ns
      image = "localhost/x:1"
      sparkVersion = 4.3
      main.python = "local:///app/a.py"
      """;

  @Test
  void aParameterNamesItsExamples() {
    SourceFile file =
        new SourceFile(
            "a.conf",
            null,
            JOB
                + "params.password { examples = [hunter22], default = a }\n"
                + "env.A = ${params.password}\n");

    assertThat(new Compiler(null).compile(file, CompileOptions.NONE).diagnostics())
        .filteredOn(one -> one.code() == Code.SECRET_IN_TEXT)
        .singleElement()
        .satisfies(one -> assertThat(one.span().line()).isEqualTo(6));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "spark.hadoop.fs.s3a.secret.key | minioadmin",
        "spark.hadoop.fs.s3a.access.key | minio",
        "spark.hadoop.fs.s3a.secret.key | /k3yWithASlashAtIts/Fr0nt9AndNoMore8x2Q",
        "spark.hadoop.fs.s3a.session.token | FwoGZXIvYXdzEBY",
        "spark.hadoop.fs.azure.account.key.orders.dfs.core.windows.net | c2VjcmV0",
        "spark.hadoop.fs.azure.account.oauth2.client.secret | v1.2~abc",
        "spark.hadoop.javax.jdo.option.ConnectionPassword | hive",
        "spark.ssl.keyPassword | hunter2",
        "spark.ssl.trustStorePassword | trout",
        "DB_PASSWORD | hunter2",
        "DB_PASSWORD | 12345678",
        "DB_PASSWORD_PROD | hunter2",
        "dbPassword | correct horse battery staple",
        "DB_PASS | hunter2",
        "REDIS_PWD | hunter2",
        "KEYSTORE_PASSPHRASE | trout",
        "API_KEY | k-77120-b",
        "apiKey | k-77120-b",
        "partner.api-key | k-77120-b",
        "AWS_SECRET_ACCESS_KEY | short",
        "GITHUB_TOKEN | 9f8e7d6c5b4a",
        "TOKEN | s.9f8E7d",
        "CLIENT_SECRET | 8Q~zz",
        "SECRET | Tr0ub4dor",
        "CREDENTIALS | user:hunter2",
        "URL | https://bob:hunter2@example.com/x",
        "URL | jdbc:postgresql://bob:hunter2@db:5432/orders",
        "URL | amqp://:hunter2@mq/",
        "URL | jdbc:sqlserver://db;user=sa;password=hunter2",
        "URL | jdbc:mysql://db/orders?user=sa&password=hunter2",
        "OPTS | -Xss2m -Djavax.net.ssl.keyStorePassword=hunter2",
        "ARGS | --token=9f8e7d6c",
        "HEADER | Authorization: Bearer abcdefghijklmnopqrstuvwx",
        "ID | AKIAIOSFODNN7EXAMPLE",
        "NOTE | the key is ASIAIOSFODNN7EXAMPLE today",
        "BLOB | q8ZxT2mB9vLr4KpW7nYc1DfG6hJs",
        "BLOB | prefix:q8ZxT2mB9vLr4KpW7nYc1DfG6hJs",
        "SAS | https://x.blob.core.windows.net/c?sv=1&sig=abcdefghijklmnopqrstuvwxyz0123456789"
      })
  void credentialIsFound(String key, String value) {
    assertThat(CredentialDetector.detect(key, value)).isPresent();
  }

  /** In two parts, so that nobody takes this file for one that gives a credential away. */
  @ParameterizedTest
  @CsvSource({
    "ghp_, 0123456789abcdefghijABCDEFGHIJ012345",
    "github_pat_, 0123456789abcdefghijAB",
    "glpat-, 0123456789abcdefghij",
    "xoxb-, 0123456789-abc",
    "https://hooks.slack.com/, services/T0123/B0123/0123456789abcdefghij",
    "-----BEGIN, ' RSA PRIVATE KEY-----'",
    "-----BEGIN, ' PRIVATE KEY-----'",
    "eyJhbGciOiJI, UzI1NiJ9.eyJzdWIiOiIxMjM0In0.abc",
    "AIza, 0123456789abcdefghijABCDEFGHIJ01234",
    "AccountKey=0123456789abcdefghijABCDEFGHIJ0123456789, "
        + "abcdefghijABCDEFGHIJ0123456789abcdefghijABCDEF==",
    "dapi, 0123456789abcdef0123456789abcdef",
    "npm_, 0123456789abcdefghijABCDEFGHIJ012345",
    "hf_, 0123456789abcdefghijABCDEFGHIJ0123",
    "hvs., 0123456789abcdefghijABCD",
    "sk_live_, 0123456789abcdefghij"
  })
  void tokenIsKnownByItsShape(String start, String rest) {
    assertThat(CredentialDetector.detect(start + rest)).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DB_PASSWORD | ''",
        "DB_PASSWORD | ***",
        "DB_PASSWORD | xxxx",
        "DB_PASSWORD | changeme",
        "DB_PASSWORD | <your password>",
        "DB_PASSWORD | your-password-here",
        "DB_PASSWORD | ${params.password}",
        "DB_PASSWORD | $(DB_PASSWORD)",
        "DB_PASSWORD | $DB_PASSWORD",
        "DB_PASSWORD | {{ .Values.password }}",
        "DB_PASSWORD | /etc/db/password",
        "DB_PASSWORD | vault:secret/data/db#password",
        "DB_PASSWORD | arn:aws:secretsmanager:eu-central-1:1:secret:db",
        "DB_PASSWORD_FILE | /etc/db/password",
        "DB_PASSWORD_FILE | password",
        "PASSWORD_POLICY | strict",
        "TOKEN_URL | https://login.example.com/token",
        "API_KEY_ID | 4711",
        "TOKEN | partner-token",
        "SECRET | shop-db",
        "SECRET_NAME | shop-db",
        "automountServiceAccountToken | true",
        "max.token | 4096",
        "token.refresh | 30s",
        "TOKENIZERS_PARALLELISM | false",
        "spark.redaction.regex | (?i)secret|password|token|access[.]key",
        "spark.hadoop.fs.s3a.aws.credentials.provider | org.apache.hadoop.fs.s3a.AWSProvider",
        "spark.hadoop.hadoop.security.credential.provider.path | jceks://file/etc/keys.jceks",
        "spark.security.credentials.hive.enabled | false",
        "spark.kafka.clusters.a.sasl.token.mechanism | SCRAM-SHA-512",
        "spark.sql.extensions | io.delta.sql.DeltaSparkSessionExtension",
        "spark.serializer | org.apache.spark.serializer.KryoSerializer",
        "spark.jars | local:///opt/jars/spark-avro_2.13-4.0.0.jar",
        "spark.jars.packages | org.apache.hadoop:hadoop-aws:3.4.1",
        "image | registry.example.com/a@sha256:3a1ddb955fe55f5297b3dc869c0af9bce09740b118b452cbc",
        "commit | 48138d8e9d5ff4b32d210d25e67be6959e1aaaa0",
        "id | 123e4567-e89b-12d3-a456-426614174000",
        "key | orders/2026/11/22/part-00000-648cf6d6-bb2c-4f53-82bd-e658aba0c5de.parquet",
        "primary.key | order_id",
        "class | org.apache.spark.sql.execution.datasources.v2.V2ScanPartitioningAndOrdering",
        "path | /opt/spark/work-dir/spark-a904728e-08d3-400c-a872-cfd82fd6dcd2/userFiles",
        "text | aGVsbG8gd29ybGQ=",
        "text | c3Bhcms=",
        "name | numPartitions200ForTheDailyOrdersJob4Eu",
        "name | ORDERS_DAILY_2026_11_22_EU_CENTRAL_1_FULL_REFRESH",
        "url | https://example.com:8443/a@b",
        "url | jdbc:postgresql://shop-db.shop:5432/orders?user=reader&ssl=true",
        "url | s3a://bucket/orders?versionId=3",
        "url | jdbc:mysql://db/orders?password=${params.password}",
        "url | https://bob:$(PASSWORD)@example.com/",
        "OPTS | -XX:+UseG1GC -Duser.timezone=UTC -Dspark.token.ttl=30s",
        "OPTS | -Djavax.net.ssl.keyStorePassword=${params.password}",
        "CPU | 500m"
      })
  void ordinaryValueIsLeftAlone(String key, String value) {
    assertThat(CredentialDetector.detect(key, value)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "env { PASSWORD = hunter22, driver.cores = x }",
        "env { PASSWORD = hunter22 }, driver.cores = none",
        "main.args = [--password, hunter22], executor.instances = 0",
        "driver.password = hunter22",
        "driver.cores = hunter22, env.PASSWORD = hunter22",
        "conf { spark.yarn.password = hunter22 }",
        "env { PASSWORD = hunter22",
        "env { PASSWORD = \"hunter22",
        "env.PASSWORD = [hunter22]]",
        "env.PASSWORD = hunter22 }",
        "executor.podTemplate.spec.containers = [{ name = x, env = [{ name = API_KEY, value ="
            + " hunter22 }] }]",
        "environments { prod { env.PASSWORD = hunter22, driver.cores = -1 } }"
      })
  void valueIsShownInNoFormat(String line) {
    List<Diagnostic> found =
        compile(
            new SourceFile("p.conf", null, "root = true, severity.IMAGE_NOT_PINNED = off"), line);

    assertThat(found).isNotEmpty();
    assertThat(new DiagnosticRenderer(false).render(found)).doesNotContain("hunter22");
    assertThat(DiagnosticJson.render(found)).doesNotContain("hunter22");
  }

  @Test
  void valueIsHiddenEvenWhereThePolicyIsNotInterestedInIt() {
    SourceFile policy =
        new SourceFile("p.conf", null, "root = true, severity.SECRET_IN_TEXT = off");
    List<Diagnostic> found = compile(policy, "env { PASSWORD = hunter22, SPARK_LOCAL_IP = x }");

    assertThat(found).extracting(Diagnostic::code).doesNotContain(Code.SECRET_IN_TEXT);
    assertThat(new DiagnosticRenderer(false).render(found))
        .contains("SPARK_LOCAL_IP")
        .doesNotContain("hunter22");
  }

  @Test
  void namesOfSecretsAndTheirKeysAreNone() {
    String secrets =
        "secrets { password { env { PASSWORD = password, API_KEY = \"Api.Key-2\" } } },"
            + " imagePullSecrets = [my-token]";

    assertThat(compile(new SourceFile("p.conf", null, "root = true"), secrets))
        .extracting(Diagnostic::code)
        .doesNotContain(Code.SECRET_IN_TEXT);
  }

  @Test
  void credentialInPlaceOfAKeyOfASecretIsFound() {
    String secrets =
        "secrets { s3 { conf { spark.hadoop.fs.s3a.access.key = AKIAIOSFODNN7EXAMPLE } } }";

    assertThat(compile(new SourceFile("p.conf", null, "root = true"), secrets))
        .extracting(Diagnostic::code)
        .contains(Code.SECRET_IN_TEXT);
  }

  @Test
  void jobThatIsLoadedOnceAndCompiledOftenIsToldOnceEachTime() {
    Compiler compiler = new Compiler(new SourceFile("p.conf", null, "root = true"));
    SourceFile job = new SourceFile("job.conf", null, JOB + "env.PASSWORD = hunter22");
    Outcome<Document> loaded = compiler.load(job);

    for (int i = 0; i < 2; i++) {
      List<Diagnostic> found = compiler.admit(loaded, CompileOptions.NONE).diagnostics();
      assertThat(found)
          .filteredOn(one -> one.code() == Code.SECRET_IN_TEXT)
          .singleElement()
          .extracting(one -> one.span().text())
          .isEqualTo("********");
    }
  }

  @ParameterizedTest
  @CsvSource({"hunter22, true", "north, true", "/etc/db/password, false", "'', false"})
  void credentialOfTheCommandLineIsFoundWhereItIsUsed(String value, boolean isFound) {
    String job = JOB + "params.login { type = string }, env.DB_PASSWORD = ${params.login}";
    CompileOptions choices = new CompileOptions(null, new TreeMap<>(Map.of("login", value)), null);
    List<Diagnostic> found =
        new Compiler(new SourceFile("p.conf", null, "root = true"))
            .compile(new SourceFile("job.conf", null, job), choices)
            .diagnostics();

    assertThat(found.stream().anyMatch(one -> one.code() == Code.SECRET_IN_TEXT))
        .isEqualTo(isFound);
    assertThat(new DiagnosticRenderer(false).render(found)).doesNotContain("hunter22");
  }

  @Test
  void jobMayWaiveItOnlyWhereThePolicySaysSo() {
    String line =
        "env.PASSWORD = hunter22, waivers.SECRET_IN_TEXT { reason = test, until = 2027-01-31 }";
    SourceFile silent = new SourceFile("p.conf", null, "root = true");
    SourceFile lenient =
        new SourceFile("p.conf", null, "root = true, waivable { SECRET_IN_TEXT = 900d }");

    assertThat(compile(silent, line)).extracting(Diagnostic::code).contains(Code.NOT_WAIVABLE);
    assertThat(compile(silent, line)).filteredOn(Diagnostic::isError).hasSize(2);
    assertThat(compile(lenient, line)).filteredOn(Diagnostic::isError).isEmpty();
  }

  private static List<Diagnostic> compile(SourceFile policy, String line) {
    SourceFile job = new SourceFile("job.conf", null, JOB + line);
    return new Compiler(policy).compile(job, CompileOptions.NONE).diagnostics();
  }
}
