package dev.k8spark.job;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds of stores that data can lie in; the scheme of its URI tells which. */
public enum DataKind {
  S3A(List.of("s3a"), List.of(443)),
  GS(List.of("gs"), List.of(443)),
  ABFSS(List.of("abfss"), List.of(443)),
  /** The NameNode's port, and those of DataNodes. */
  HDFS(List.of("hdfs"), List.of(8020, 9866)),
  JDBC(List.of("jdbc"), List.of()),
  KAFKA(List.of("kafka"), List.of(9092)),
  /** A PersistentVolumeClaim of the job's namespace. */
  CLAIM(List.of("pvc"), List.of()),
  HTTP(List.of("https", "http"), List.of(443));

  @SuppressWarnings("ImmutableEnumChecker") // each is made by List.of
  private final List<String> schemes;

  @SuppressWarnings("ImmutableEnumChecker") // as above
  private final List<Integer> ports;

  DataKind(List<String> schemes, List<Integer> ports) {
    this.schemes = schemes;
    this.ports = ports;
  }

  /** Returns the schemes of its URIs, the usual one first. */
  public List<String> schemes() {
    return schemes;
  }

  /** Returns the ports of its servers where nobody names others. */
  public List<Integer> ports() {
    return ports;
  }

  /** Returns whether files lie in it, in folders or under keys. */
  public boolean hasFiles() {
    return switch (this) {
      case S3A, GS, ABFSS, HDFS, CLAIM -> true;
      case JDBC, KAFKA, HTTP -> false;
    };
  }

  /**
   * Returns what Spark takes in place of a URI.
   *
   * @param folder where a claim is mounted
   */
  String reference(String uri, String folder) {
    return switch (this) {
      case CLAIM -> "file://" + folder;
      case KAFKA -> uri.substring("kafka://".length()).replaceFirst("[/?].*", "");
      case S3A, GS, ABFSS, HDFS, JDBC, HTTP -> uri;
    };
  }

  /** Returns the kind of a scheme, if there is one. */
  public static Optional<DataKind> find(String scheme) {
    return Arrays.stream(values()).filter(kind -> kind.schemes.contains(scheme)).findFirst();
  }
}
