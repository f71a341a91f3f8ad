package dev.k8spark.rehearsal;

import dev.k8spark.runtime.contract.MappedData;
import dev.k8spark.runtime.contract.PodContract;
import io.fabric8.kubernetes.api.model.EnvVar;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Spark's configuration where folders and other addresses stand for data.
 *
 * @param properties what the driver's Spark starts with
 * @param unusedVariables of the driver: logins of stores that folders stand for
 * @param addresses what stands for an address of data, wherever that is written
 */
record MappedConf(
    SortedMap<String, String> properties,
    SortedSet<String> unusedVariables,
    SortedMap<String, String> addresses) {

  private static final String HADOOP = "spark.hadoop.";

  /** Of folders; Hadoop's defaults name for S3 one that is in the connector. */
  private static final String COMMITTER =
      "org.apache.hadoop.mapreduce.lib.output.FileOutputCommitterFactory";

  /** Connectors of stores that only have files: each is mapped to folders. */
  private static final Set<String> OF_FILES = Set.of("abfss", "gs", "s3a");

  MappedConf {
    properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
    unusedVariables = Collections.unmodifiableSortedSet(new TreeSet<>(unusedVariables));
    addresses = Collections.unmodifiableSortedMap(new TreeMap<>(addresses));
  }

  static MappedConf of(CompiledJob compiled, DataMapping mapping) {
    SortedMap<String, String> addresses = new TreeMap<>();
    for (DeclaredData entry : mapping.data()) {
      mapping
          .findUri(entry)
          .ifPresent(uri -> addresses.put(entry.reference(entry.uri()), entry.reference(uri)));
    }
    SortedSet<String> unused = findUnusedVariables(compiled, mapping);
    SortedMap<String, String> properties = new TreeMap<>();
    compiled.conf().forEach((key, value) -> properties.put(key, replace(value, addresses)));
    unused.forEach(name -> properties.remove(PodContract.SECRET_KEY_PROPERTY_PREFIX + name));
    for (DeclaredData entry : mapping.inFolders()) {
      if (!entry.isClaim()) {
        properties.putAll(map(entry));
      }
    }
    return new MappedConf(properties, unused, addresses);
  }

  private static Map<String, String> map(DeclaredData entry) {
    String access = entry.isReadOnly() ? "read" : "write";
    return Map.of(
        HADOOP + "fs." + entry.scheme() + ".impl",
        MappedData.FILE_SYSTEM,
        HADOOP + "fs.AbstractFileSystem." + entry.scheme() + ".impl",
        MappedData.FILE_CONTEXT,
        HADOOP + "mapreduce.outputcommitter.factory.scheme." + entry.scheme(),
        COMMITTER,
        HADOOP + MappedData.PREFIX + entry.name(),
        String.join(" ", access, entry.uri(), entry.path()));
  }

  /** A login of a store that folders stand for is asked of nobody. */
  private static SortedSet<String> findUnusedVariables(CompiledJob compiled, DataMapping mapping) {
    Set<String> secrets =
        mapping.inFolders().stream()
            .flatMap(entry -> entry.secretName().stream())
            .collect(Collectors.toSet());
    return compiled.driver().getEnv().stream()
        .filter(variable -> isFrom(variable, secrets))
        .map(EnvVar::getName)
        .filter(
            name ->
                compiled
                    .conf()
                    .getOrDefault(PodContract.SECRET_KEY_PROPERTY_PREFIX + name, "")
                    .startsWith(HADOOP + "fs."))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean isFrom(EnvVar variable, Set<String> secrets) {
    return variable.getValueFrom() != null
        && variable.getValueFrom().getSecretKeyRef() != null
        && secrets.contains(variable.getValueFrom().getSecretKeyRef().getName());
  }

  /** Returns a text with the addresses in it replaced. */
  String replace(String text) {
    return replace(text, addresses);
  }

  private static String replace(String text, SortedMap<String, String> addresses) {
    if (addresses.isEmpty()) {
      return text;
    }
    // One is no part of another: db:5432/orders of db:5432/orders2.
    String any =
        addresses.keySet().stream()
            .map(Pattern::quote)
            .collect(Collectors.joining("|", "(?<![A-Za-z0-9_.-])(?:", ")(?![A-Za-z0-9_.-])"));
    return Pattern.compile(any)
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(addresses.getOrDefault(found.group(), "")));
  }

  /** Returns the words of connectors that the job still needs, separated by commas. */
  static String remainingConnectors(String words) {
    return Arrays.stream(words.split(",", -1))
        .filter(word -> !OF_FILES.contains(word))
        .collect(Collectors.joining(","));
  }

  /** Returns the file that the driver reads. */
  String text() {
    Properties all = new Properties();
    all.putAll(properties);
    StringWriter text = new StringWriter();
    try {
      all.store(text, null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }
}
