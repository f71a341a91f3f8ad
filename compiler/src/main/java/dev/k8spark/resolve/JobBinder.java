package dev.k8spark.resolve;

import dev.k8spark.job.CloudIdentity;
import dev.k8spark.job.CpuResources;
import dev.k8spark.job.DataAccess;
import dev.k8spark.job.DataUse;
import dev.k8spark.job.DriverSettings;
import dev.k8spark.job.ExecutorSettings;
import dev.k8spark.job.Exposure;
import dev.k8spark.job.HadoopSettings;
import dev.k8spark.job.InstanceCount;
import dev.k8spark.job.KerberosLogin;
import dev.k8spark.job.MainProgram;
import dev.k8spark.job.PodTemplate;
import dev.k8spark.job.RuntimeSource;
import dev.k8spark.job.SecretUse;
import dev.k8spark.job.SparkJob;
import dev.k8spark.job.SparkLine;
import dev.k8spark.job.TableFormat;
import dev.k8spark.policy.NetworkPeer;
import dev.k8spark.quantity.CpuAmount;
import dev.k8spark.quantity.DurationNotation;
import dev.k8spark.quantity.MemoryAmount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Binds a tree that has the schema's shape to the records of {@code job}, as policies are bound. It
 * is written out, since Jackson's data binding looked at every record anew in each process, which
 * took longer than all phases before it.
 */
public final class JobBinder {

  private JobBinder() {}

  /** Binds a tree that is complete. */
  public static SparkJob bind(JsonNode complete) {
    return bind(complete, driver(complete.get("driver")), executor(complete.get("executor")));
  }

  /** Binds a tree, but for its roles, in whose place these stand. */
  public static SparkJob bind(JsonNode complete, DriverSettings driver, ExecutorSettings executor) {
    return new SparkJob(
        text(complete, "name"),
        text(complete, "namespace"),
        text(complete, "image"),
        text(complete, "imagePullPolicy"),
        texts(complete.get("imagePullSecrets")),
        RuntimeSource.parse(text(complete, "runtime")),
        SparkLine.parse(text(complete, "sparkVersion")),
        main(complete.get("main")),
        driver,
        executor,
        texts(complete.path("classPath")),
        entries(complete.get("conf"), JsonNode::asString),
        entries(complete.get("env"), JsonNode::asString),
        entries(complete.get("secrets"), JobBinder::secret),
        entries(complete.path("data"), JobBinder::data),
        texts(complete.path("hosts")),
        optional(complete, "expose", JobBinder::exposure),
        hadoop(complete.path("hadoop")),
        optional(complete, "kerberos", JobBinder::kerberos),
        entries(complete.get("labels"), JsonNode::asString),
        entries(complete.get("annotations"), JsonNode::asString),
        optional(complete, "serviceAccount", JsonNode::asString),
        optional(complete, "identity", text -> CloudIdentity.parse(text.asString())),
        complete.get("retries").intValue(),
        optional(complete, "timeout", length -> DurationNotation.parse(length.asString())),
        optional(
            complete, "ttlAfterFinished", length -> DurationNotation.parse(length.asString())));
  }

  private static MainProgram main(JsonNode main) {
    return main.has("python")
        ? new MainProgram.Python(
            text(main, "python"),
            texts(main.path("pyFiles")),
            texts(main.path("files")),
            texts(main.path("archives")),
            texts(main.path("jars")),
            texts(main.get("args")))
        : new MainProgram.Jvm(
            text(main, "jar"),
            text(main, "class"),
            texts(main.path("files")),
            texts(main.path("archives")),
            texts(main.path("jars")),
            texts(main.get("args")));
  }

  private static DriverSettings driver(JsonNode driver) {
    return new DriverSettings(
        driver.get("cores").intValue(),
        memory(driver.get("memory")),
        optional(driver, "memoryOverhead", JobBinder::memory),
        driver.get("memoryOverheadFactor").doubleValue(),
        optional(driver, "cpu", JobBinder::cpuResources),
        optional(driver, "podTemplate", JobBinder::podTemplate));
  }

  private static ExecutorSettings executor(JsonNode executor) {
    return new ExecutorSettings(
        instances(executor.get("instances")),
        executor.get("cores").intValue(),
        memory(executor.get("memory")),
        optional(executor, "memoryOverhead", JobBinder::memory),
        executor.get("memoryOverheadFactor").doubleValue(),
        optional(executor, "cpu", JobBinder::cpuResources),
        optional(executor, "podTemplate", JobBinder::podTemplate));
  }

  private static InstanceCount instances(JsonNode instances) {
    return instances.isObject()
        ? new InstanceCount.Between(
            instances.get("min").intValue(),
            instances.get("max").intValue(),
            optional(instances, "initial", JsonNode::intValue))
        : new InstanceCount.Fixed(instances.intValue());
  }

  private static MemoryAmount memory(JsonNode amount) {
    return MemoryAmount.parse(amount.asString());
  }

  private static CpuResources cpuResources(JsonNode cpu) {
    return new CpuResources(
        optional(cpu, "request", amount -> CpuAmount.parse(amount.asString())),
        optional(cpu, "limit", amount -> CpuAmount.parse(amount.asString())));
  }

  private static SecretUse secret(JsonNode use) {
    return new SecretUse(
        entries(use.path("env"), JsonNode::asString),
        entries(use.path("conf"), JsonNode::asString),
        optional(use, "mountPath", JsonNode::asString));
  }

  private static DataUse data(JsonNode data) {
    return new DataUse(
        text(data, "uri"),
        DataAccess.parse(data.path("access").asString(DataAccess.READ.word())),
        optional(data, "format", word -> TableFormat.parse(word.asString())),
        optional(data, "secret", JsonNode::asString),
        entries(data.path("options"), JsonNode::asString));
  }

  private static Exposure exposure(JsonNode expose) {
    return new Exposure(
        expose.get("ports").valueStream().map(JsonNode::intValue).toList(),
        expose.get("from").valueStream().map(JobBinder::peer).toList());
  }

  private static NetworkPeer peer(JsonNode peer) {
    return new NetworkPeer(
        texts(peer.path("cidrs")),
        optional(peer, "namespace", JsonNode::asString),
        entries(peer.path("labels"), JsonNode::asString));
  }

  private static HadoopSettings hadoop(JsonNode hadoop) {
    return new HadoopSettings(
        optional(hadoop, "configMap", JsonNode::asString),
        entries(hadoop.path("conf"), JsonNode::asString));
  }

  private static KerberosLogin kerberos(JsonNode kerberos) {
    return new KerberosLogin(
        text(kerberos, "principal"),
        text(kerberos, "keytab"),
        optional(kerberos, "krb5", JsonNode::asString));
  }

  private static PodTemplate podTemplate(JsonNode template) {
    return new PodTemplate(entries(template, field -> Objects.requireNonNull(plain(field))));
  }

  /** Returns the value as texts, lists and maps; only items of lists may be null. */
  private static @Nullable Object plain(JsonNode node) {
    if (node.isObject()) {
      Map<String, @Nullable Object> map = new LinkedHashMap<>();
      node.properties().forEach(entry -> map.put(entry.getKey(), plain(entry.getValue())));
      return map;
    }
    if (node.isArray()) {
      List<@Nullable Object> list = new ArrayList<>();
      node.forEach(item -> list.add(plain(item)));
      return list;
    }
    return node.isNull() ? null : node.asString();
  }

  private static String text(JsonNode parent, String key) {
    return parent.get(key).asString();
  }

  private static List<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asString).toList();
  }

  private static <T> SortedMap<String, T> entries(JsonNode map, Function<JsonNode, T> bind) {
    SortedMap<String, T> entries = new TreeMap<>();
    map.properties().forEach(entry -> entries.put(entry.getKey(), bind.apply(entry.getValue())));
    return entries;
  }

  private static <T> @Nullable T optional(JsonNode parent, String key, Function<JsonNode, T> bind) {
    @Nullable JsonNode value = parent.get(key);
    return value == null ? null : bind.apply(value);
  }
}
