package dev.k8spark.admit;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.k8spark.Compiler;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.CompileOptions;
import dev.k8spark.lint.report.CodePage;
import dev.k8spark.rule.Rule;
import dev.k8spark.source.SourceFile;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleSetTest {

  private static final List<Rule> RULES = RuleSet.of().rules();

  /** Found before there is a bundle to check, or where there will be none. */
  private static final Set<Code> FOUND_BY_PHASES =
      EnumSet.of(Code.POD_TEMPLATE_USED, Code.API_SERVER_UNKNOWN, Code.TTL_RUNS_AGAIN);

  private static final String JOB =
      """
      name = a
      namespace = ns
      image = "localhost/x:1"
      sparkVersion = 4.1
      main { jar = "local:///app/a.jar", class = A }
      """;

  private static final String POOLS =
      """
      root = true
      cluster.apiServer = ports-only
      cluster.nodePools { a { cpu = 4, memory = 8Gi }, b { cpu = 2, memory = 16Gi } }
      severity { SCRATCH_UNLIMITED = warning, IMAGE_NOT_PINNED = off, POD_TEMPLATE_USED = off }
      """;

  private static final String SMALL =
      "executor.podTemplate.spec.volumes = [{ name = spark-local-dir-1, emptyDir.sizeLimit = 1Gi"
          + " }]";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "OFF_HEAP_SIZE_MISSING | conf { spark.memory.offHeap.enabled = true }",
        "OFF_HEAP_SIZE_MISSING | conf { spark.memory.offHeap.enabled = TRUE,"
            + " spark.memory.offHeap.size = 0 }",
        "OFF_HEAP_SIZE_MISSING | conf { spark.memory.offHeap.enabled = true,"
            + " spark.memory.offHeap.size = 1023k }",
        "OVERHEAD_TOO_SMALL | driver.memoryOverhead = 383m",
        "OVERHEAD_TOO_SMALL | executor.memoryOverhead = 1m",
        "HEAP_BY_OPTION | env.JDK_JAVA_OPTIONS = -Xmx4g",
        "HEAP_BY_OPTION | env.JAVA_TOOL_OPTIONS = \"-Da=b -XX:MaxRAMPercentage=80\"",
        "HEAP_BY_OPTION | env._JAVA_OPTIONS = -Xms1g",
        "SCRATCH_UNLIMITED | executor.instances = 1",
        "SCRATCH_UNLIMITED | executor.podTemplate.spec.volumes = [{ name = spark-local-dir-1,"
            + " emptyDir.medium = \"\" }]",
        "TMPFS_OVER_MEMORY | driver.podTemplate.spec.volumes = [{ name = tmp, emptyDir.medium ="
            + " Memory }]",
        "TMPFS_OVER_MEMORY | executor.podTemplate.spec.volumes = [{ name = tmp, emptyDir { medium ="
            + " Memory, sizeLimit = 385Mi } }]",
        "TMPFS_OVER_MEMORY | executor { memoryOverhead = 1g, podTemplate.spec.volumes = [{ name ="
            + " tmp, emptyDir { medium = Memory, sizeLimit = 600Mi } }, { name = work-dir, emptyDir"
            + " { medium = Memory, sizeLimit = 425Mi } }] }",
        "SLOTS_OVER_CPU | executor { cores = 2, cpu { request = 500m, limit = 1 } }",
        "SLOTS_OVER_CPU | driver { cores = 3, cpu { request = 1, limit = 2 } }",
        "RESOURCE_INCOMPLETE | conf { spark.executor.resource.gpu.amount = 1 }",
        "RESOURCE_INCOMPLETE | conf { spark.driver.resource.gpu.amount = 1,"
            + " spark.driver.resource.gpu.discoveryScript = /s }",
        "RESOURCE_INCOMPLETE | conf { spark.task.resource.gpu.amount = 0.5 }",
        "DRIVER_ON_SPOT | driver.podTemplate.spec.tolerations = [{ operator = Exists }]",
        "DRIVER_ON_SPOT | driver.podTemplate.spec.tolerations = [{ key = spot, operator = Exists"
            + " }]",
        "DRIVER_ON_SPOT | driver.podTemplate.spec.tolerations = [{ key ="
            + " kubernetes.azure.com/scalesetpriority, value = spot }]",
        "DRIVER_ON_SPOT | driver.podTemplate.spec.nodeSelector { karpenter.sh/capacity-type = spot"
            + " }",
        "SCALA_MISMATCH | conf { spark.jars.packages = \"io.delta:delta-spark_2.12:3.2.0\" }",
        "SCALA_MISMATCH | conf { spark.jars = \"local:///j/a_2.13.jar, local:///j/b_2.12-1.jar\" }",
        "SCALA_MISMATCH | main.jar = \"local:///app/a_3-1.0.jar\"",
        "SCALA_MISMATCH | main.jar = \"local:///a.jar\", main.jars = [\"/j/a_2.12-1.jar\"]",
        "EGRESS_CLOSED | main.jar = \"local:///a.jar\", main.files = [\"https://h.example/a.txt\"]",
        "EGRESS_CLOSED | main.jar = \"local:///a.jar\", main.archives = [\"hdfs://h.example/a.zip\"]",
        "SCALA_MISMATCH | sparkVersion = 3.5, main.jar = \"local:///app/a_2.11-1.0.jar\"",
        "HADOOP_MISMATCH | conf { spark.jars.packages = \"org.apache.hadoop:hadoop-aws:3.4.1\" }",
        "HADOOP_MISMATCH | conf { spark.jars = \"local:///j/hadoop-azure-3.3.4.jar\" }",
        "HADOOP_MISMATCH | sparkVersion = 4.3, conf { spark.jars.packages ="
            + " \"org.apache.hadoop:hadoop-aws:3.4.2\" }",
        "HADOOP_MISMATCH | conf { spark.jars.packages ="
            + " \"com.amazonaws:aws-java-sdk-bundle:1.12.262\" }",
        "HADOOP_MISMATCH | sparkVersion = 3.5, conf { spark.jars.packages ="
            + " \"software.amazon.awssdk:bundle:2.24.6\" }",
        "SPARK_TAG_DIFFERS | image = \"apache/spark:3.5.1\"",
        "SPARK_TAG_DIFFERS | image = \"localhost/spark-py:v4.0.0-scala2.13\"",
        "SPARK_TAG_DIFFERS | image = \"localhost/orders:1.2-spark4.0\"",
        "PACKAGES_AT_START | conf { spark.jars.packages = \"org.postgresql:postgresql:42.7.8\" }",
        "PYTHON_NOT_IN_ARCHIVE | env.PYSPARK_PYTHON = ./env/bin/python",
        "PYTHON_NOT_IN_ARCHIVE | conf { spark.pyspark.python = venv/bin/python, spark.archives ="
            + " \"local:///v.tar.gz#env\" }",
        "VARIABLE_NOT_REPLACED | conf { spark.hadoop.a = \"$HOME\" }",
        "VARIABLE_NOT_REPLACED | conf { spark.hadoop.a = \"x-$(bucket)-y\" }",
        "VARIABLE_NOT_REPLACED | conf { spark.hadoop.a = \"$S3_BUCKET/x\" }",
        "KERBEROS_INCOMPLETE | kerberos { principal = a, keytab = k }",
        "EGRESS_CLOSED | driver.podTemplate.spec.initContainers = [{ name = get, image = \"x:1\", args ="
            + " [\"wget https://jars.example.com/c.jar\"] }]",
        "EGRESS_CLOSED | executor.podTemplate.spec.initContainers = [{ name = get, image = \"x:1\","
            + " env = [{ name = FROM, value = \"https://jars.example.com/\" }] }]",
        "EGRESS_CLOSED | kerberos { principal = a, keytab = k, krb5 = c }",
        "PROXY_WITHOUT_EXCEPTIONS | env.https_proxy = \"http://p:1\"",
        "PROXY_WITHOUT_EXCEPTIONS | env.HTTP_PROXY = \"http://p:1\"",
        "CONTAINER_MISNAMED | driver.podTemplate.spec.containers = [{ name ="
            + " spark-kubernetes-executor, image = \"x:1\" }]",
        "CONTAINER_MISNAMED | executor.podTemplate.spec.containers = [{ name = spark, image ="
            + " \"x:1\" }]",
        "CLAIM_SHARED | executor { instances = 2, podTemplate.spec { volumes = [{ name = v,"
            + " persistentVolumeClaim.claimName = c }], containers = [{ name ="
            + " spark-kubernetes-executor, volumeMounts = [{ name = v, mountPath = /v }] }] } }",
        "CLAIM_SHARED | executor { instances { min = 0, max = 2 }, podTemplate.spec { volumes = [{"
            + " name = v, persistentVolumeClaim.claimName = c }], containers = [{ name = s, image ="
            + " \"x:1\", volumeMounts = [{ name = v, mountPath = /v }] }] } }",
        "EVENT_LOG_LOST | conf { spark.eventLog.enabled = true }",
        "EVENT_LOG_LOST | conf { spark.eventLog.enabled = true, spark.eventLog.dir ="
            + " \"file:///tmp/logs\" }",
        "EVENT_LOG_LOST | conf { spark.eventLog.enabled = true, spark.eventLog.dir = /var/log/spark"
            + " }",
        "SIDECAR_KEEPS_JOB | driver.podTemplate.spec.containers = [{ name = logs, image = \"x:1\" }]",
        "FILES_NOT_SENT | conf.spark.files = \"/opt/a.txt, local:///opt/b.txt\"",
        "FILES_NOT_SENT | conf.spark.archives = \"local:///opt/v.tar.gz#env\"",
        "FILES_NOT_SENT | conf.spark.submit.pyFiles = \"local:/opt/dep.zip\"",
        "FILES_NOT_SENT | conf.spark.files = \"data/a.txt\"",
        "FILES_NOT_SENT | conf.spark.files = \"file:a.txt\"",
        "FILES_NOT_SENT | conf.spark.files = \"~/a.txt\"",
        "FILES_NOT_SENT | conf.spark.files = \"https://h.example/a.txt#b.txt\"",
        "FILES_NOT_SENT | conf.spark.files = \"/a/x.txt,/b/x.txt\"",
        "FILES_NOT_SENT | conf.spark.files = \"/a/*/\"",
        "FILES_NOT_SENT | conf { spark.files = \"/a/x.zip\", spark.archives = \"/b/y.zip#x.zip\" }",
        "FILES_NOT_SENT | conf.spark.archives = \"/a/*.whl\"",
        "FILES_NOT_SENT | conf.spark.archives = \"/a/x.tar.bz2#env\"",
        "FILES_NOT_SENT | conf.spark.jars = \"local:///a/*.jar\"",
        "FILES_NOT_SENT | conf.spark.jars = \"/a/lib\"",
        "FILES_NOT_SENT | conf.spark.jars = \"/a/x.jar#y.jar\"",
        "FILES_NOT_SENT | conf.spark.submit.pyFiles = \"/a/lib\"",
        "FILES_NOT_SENT | conf.spark.submit.pyFiles = \"/a/x.whl\"",
        "FILES_NOT_SENT | conf.spark.submit.pyFiles = \"ftp://h.example/[ab].py\"",
        "RUNTIME_MISSING | image = \"spark:4.1.0\"",
        "RUNTIME_MISSING | image = \"apache/spark-py:v3.4.0\"",
        "RUNTIME_MISSING | image = \"docker.io/bitnami/spark:3.5.1\"",
        "RUNTIME_MISSING | image = \"gcr.io/spark-operator/spark-py:v3.1.1\"",
        "RUNTIME_MISSING | image = \"oci.stackable.tech/sdp/spark-k8s:3.5.6-stackable25.7.0\"",
        "POD_FITS_NO_NODE | executor { cores = 5 }",
        "POD_FITS_NO_NODE | driver { cores = 3, memory = 10g }",
        "POD_FITS_NO_NODE | executor { cores = 1, memory = 16g }"
      })
  void ruleFinds(String code, String line) {
    assertThat(codes(line)).contains(code);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "conf { spark.memory.offHeap.enabled = true, spark.memory.offHeap.size = 1m }",
        "conf { spark.memory.offHeap.enabled = false }",
        "driver.memoryOverhead = 384m, executor.memoryOverhead = 1g",
        "env.JDK_JAVA_OPTIONS = \"-Xss4m -Dapp=-Xmx -XX:+UseZGC\"",
        "env.OPTIONS = -Xmx4g",
        "driver.podTemplate.spec.volumes = [{ name = tmp, emptyDir { medium = Memory, sizeLimit ="
            + " 384Mi } }]",
        "driver { memoryOverhead = 1g, podTemplate.spec.volumes = [{ name = tmp, emptyDir { medium"
            + " = Memory, sizeLimit = 1Gi } }] }",
        "driver.podTemplate.spec.volumes = [{ name = unused, emptyDir { medium = Memory } }]",
        "executor { cores = 2, cpu { request = 500m, limit = 1500m } }",
        "executor { cores = 2, cpu { request = 500m } }",
        "conf { spark.executor.resource.gpu.amount = 1, spark.executor.resource.gpu.vendor ="
            + " nvidia.com, spark.executor.resource.gpu.discoveryScript = /s,"
            + " spark.task.resource.gpu.amount = 1 }",
        "conf { spark.executor.resource.gpu.amount = 1, spark.executor.resource.gpu.vendor ="
            + " nvidia.com, spark.resources.discoveryPlugin = a.B }",
        "conf { spark.executor.resource.gpu.amount = 0 }",
        "driver.podTemplate.spec.tolerations = [{ key = hotspot, operator = Exists }]",
        "driver.podTemplate.spec.nodeSelector { pool = default }",
        "main.jar = \"local:///app/a_2.13-1.0.jar\"",
        "main.jar = \"local:///app/report_2024.jar\"",
        "sparkVersion = 3.5, conf { spark.jars = \"local:///j/a_2.12-1.jar\" }",
        "conf { spark.jars ="
            + " \"local:///j/hadoop-aws-3.4.2.jar,local:///j/hadoop-shaded-guava-1.1.1.jar,local:///j/hadoop-bam-7.8.0.jar\""
            + " }",
        "sparkVersion = 4.0, conf { spark.jars = \"local:///j/hadoop-aws-3.4.1.jar\" }",
        "sparkVersion = 4.2, conf { spark.jars = \"local:///j/hadoop-aws-3.5.0.jar\" }",
        "sparkVersion = 3.5, conf { spark.jars = \"local:///j/hadoop-aws-3.3.4.jar\" }",
        "image = \"localhost/spark:4.1.1\"",
        "image = \"localhost/orders:3.5.1\"",
        "image = \"localhost/orders:1.2-spark4.1\"",
        "image = \"localhost/spark:latest-x\"",
        "conf { spark.jars.packages = \"\" }",
        "env.PYSPARK_PYTHON = /opt/venv/bin/python",
        "env.PYSPARK_PYTHON = python3",
        "env.PYSPARK_PYTHON = ./env/bin/python, conf { spark.archives ="
            + " \"file:///a.zip#a,file:///v.tar.gz#env\" }",
        "conf { spark.hadoop.a = \"costs 5$\", spark.hadoop.b = \"a$1b\", spark.hadoop.c = \"x$y\","
            + " spark.hadoop.d = \"(?i)secret$\" }",
        "hosts = [\"10.0.0.9:1\"], env { https_proxy = \"http://10.0.0.9:1\", NO_PROXY = .svc }",
        "hosts = [\"10.0.0.9:1\"], env { HTTPS_PROXY = \"http://10.0.0.9:1\", no_proxy = .svc }",
        "executor.podTemplate.spec.containers = [{ name = spark-kubernetes-executor }, { name ="
            + " sparkline, image = \"x:1\" }]",
        "executor { instances = 1, podTemplate.spec { volumes = [{ name = v,"
            + " persistentVolumeClaim.claimName = c }], containers = [{ name ="
            + " spark-kubernetes-executor, volumeMounts = [{ name = v, mountPath = /v }] }] } }",
        "executor { instances = 2, podTemplate.spec { volumes = [{ name = v, persistentVolumeClaim"
            + " { claimName = c, readOnly = true } }], containers = [{ name ="
            + " spark-kubernetes-executor, volumeMounts = [{ name = v, mountPath = /v }] }] } }",
        "data.logs { uri = \"hdfs://10.0.0.9:8020/logs\", access = write }, conf {"
            + " spark.eventLog.enabled = true, spark.eventLog.dir = \"hdfs://10.0.0.9:8020/logs\" }",
        "conf { spark.eventLog.enabled = false }",
        "conf { spark.eventLog.enabled = true, spark.eventLog.dir = \"file:///logs/spark\" },"
            + " driver.podTemplate.spec { volumes = [{ name = v, persistentVolumeClaim.claimName ="
            + " c }], containers = [{ name = spark-kubernetes-driver, volumeMounts = [{ name = v,"
            + " mountPath = /logs }] }] }",
        "conf { spark.files = \"/a/x.txt, file:///b/y,/c/*.csv,file:/a/x.txt\", spark.archives ="
            + " \"/a/b.ZIP#x,/a/b.tgz,/a/c*.tar.gz#z,/a/*\" }",
        "conf { spark.jars = \"local:///a/x.jar,/b/*,file:/c/y.jar\", spark.submit.pyFiles ="
            + " \"/a/x.py,/a/*.zip,file:///b.egg\" }",
        "driver { cores = 2, memory = 10g }",
        "driver { cores = 4, memory = 5g }"
      })
  void ruleFindsNothing(String line) {
    String scratch = line.contains("executor") ? "" : SMALL;
    Set<String> found = codes(line + "\n" + scratch);
    found.remove("SCRATCH_UNLIMITED");

    assertThat(found).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        SMALL,
        "executor.podTemplate.spec.containers = [{ name = spark-kubernetes-executor,"
            + " resources.limits { ephemeral-storage = 1Gi } }]",
        "executor.podTemplate.spec.volumes = [{ name = spark-local-dir-1,"
            + " ephemeral.volumeClaimTemplate.spec { accessModes = [ReadWriteOnce],"
            + " resources.requests.storage = 1Gi } }]"
      })
  void scratchWithABoundIsLeftAlone(String line) {
    assertThat(codes(line)).doesNotContain("SCRATCH_UNLIMITED");
  }

  /** A rule that stands in no list is checked by nobody. */
  @Test
  void everyRuleClassIsListed() {
    Set<String> classes =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("dev.k8spark")
                .stream()
                .filter(type -> type.isAssignableTo(Rule.class))
                .filter(type -> !type.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(JavaClass::getName)
                .collect(Collectors.toSet());

    assertThat(RULES).extracting(rule -> rule.getClass().getName()).containsAll(classes);
  }

  @Test
  void everyCodeIsOfOneRuleOrOfAPhase() {
    assertThat(RULES).extracting(Rule::code).doesNotHaveDuplicates();
    Set<Code> codes = RULES.stream().map(Rule::code).collect(Collectors.toSet());
    Set<Code> left =
        Arrays.stream(Code.values())
            .filter(
                code ->
                    code.kind() == Code.CodeKind.RULE || code.kind() == Code.CodeKind.KUBERNETES)
            .filter(code -> !codes.contains(code))
            .collect(Collectors.toSet());

    assertThat(left).isEqualTo(FOUND_BY_PHASES);
  }

  @Test
  void everyRuleStandsInThePackageOfItsCategory() {
    assertThat(RULES)
        .allSatisfy(
            rule ->
                assertThat(rule.getClass().getPackageName())
                    .isEqualTo("dev.k8spark.rule." + rule.category().word()));
  }

  @Test
  void everyRuleStatesWhatItsPageDoes() {
    assertThat(RULES)
        .allSatisfy(
            rule -> assertThat(rule.statement()).isEqualTo(CodePage.of(rule.code()).statement()));
  }

  private static Set<String> codes(String line) {
    SourceFile policy = new SourceFile("k8spark-policy.conf", null, POOLS);
    SourceFile job = new SourceFile("job.conf", null, withoutTwice(line) + "\n" + line);
    return new Compiler(policy)
        .compile(job, CompileOptions.NONE).diagnostics().stream()
            .map(Diagnostic::id)
            .collect(Collectors.toSet());
  }

  /** The job's lines but those that a row says anew: no key may stand twice. */
  private static String withoutTwice(String line) {
    return JOB.lines()
        .filter(
            given ->
                !(given.startsWith("image")
                    && line.contains("image = \"")
                    && line.startsWith("image")))
        .filter(given -> !(given.startsWith("sparkVersion") && line.contains("sparkVersion")))
        .map(
            given ->
                given.startsWith("main") && line.contains("main.jar") ? "main.class = A" : given)
        .collect(Collectors.joining("\n"));
  }
}
