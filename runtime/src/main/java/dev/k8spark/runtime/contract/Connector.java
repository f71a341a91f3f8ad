package dev.k8spark.runtime.contract;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What an image holds beside Spark so that jobs reach a kind of store: libraries on Spark's class
 * path. The word is its name in {@code k8spark image}, in an image's description and in {@link
 * PodContract#CONNECTORS}. Which versions fit a line of Spark stands in the tables in {@code
 * connectors/}.
 */
public enum Connector {
  ABFSS(
      "abfss",
      "org.apache.hadoop:hadoop-azure",
      "org.apache.hadoop.fs.azurebfs.SecureAzureBlobFileSystem"),
  AVRO("avro", "org.apache.spark:spark-avro", "org.apache.spark.sql.v2.avro.AvroDataSourceV2"),
  DELTA("delta", "io.delta:delta-spark", "org.apache.spark.sql.delta.catalog.DeltaCatalog"),
  /** Since Hadoop 3.5 of Hadoop itself, whose defaults an older connector cannot read. */
  GS(
      "gs",
      "org.apache.hadoop:hadoop-gcp,com.google.cloud.bigdataoss:gcs-connector",
      "org.apache.hadoop.fs.gs.GoogleHadoopFileSystem,"
          + "com.google.cloud.hadoop.fs.gcs.GoogleHadoopFileSystem"),
  ICEBERG(
      "iceberg",
      "org.apache.iceberg:iceberg-spark-runtime",
      "org.apache.iceberg.spark.SparkCatalog"),
  KAFKA(
      "kafka",
      "org.apache.spark:spark-sql-kafka-0-10",
      "org.apache.spark.sql.kafka010.KafkaSourceProvider"),
  MARIADB("mariadb", "org.mariadb.jdbc:mariadb-java-client", "org.mariadb.jdbc.Driver"),
  MYSQL("mysql", "com.mysql:mysql-connector-j", "com.mysql.cj.jdbc.Driver"),
  ORACLE("oracle", "com.oracle.database.jdbc:ojdbc11", "oracle.jdbc.OracleDriver"),
  POSTGRESQL("postgresql", "org.postgresql:postgresql", "org.postgresql.Driver"),
  S3A("s3a", "org.apache.hadoop:hadoop-aws", "org.apache.hadoop.fs.s3a.S3AFileSystem"),
  SQLSERVER(
      "sqlserver",
      "com.microsoft.sqlserver:mssql-jdbc",
      "com.microsoft.sqlserver.jdbc.SQLServerDriver");

  private static final String SEPARATOR = ",";

  /** Spark's keys by which a job brings libraries of its own. */
  private static final List<String> OWN_LIBRARIES =
      List.of("spark.jars", "spark.jars.packages", "spark.driver.extraClassPath");

  private final String word;
  private final String artifacts;
  private final String classNames;

  /** Several artifacts or classes are separated as words are: a list could change. */
  Connector(String word, String artifacts, String classNames) {
    this.word = word;
    this.artifacts = artifacts;
    this.classNames = classNames;
  }

  /** Returns the connector with the given word, such as {@code s3a}. */
  public static Optional<Connector> parse(String word) {
    return Arrays.stream(values()).filter(connector -> connector.word.equals(word)).findFirst();
  }

  /** Returns the words, in alphabetical order and separated by commas. */
  public static String join(Collection<Connector> connectors) {
    return connectors.stream()
        .map(Connector::word)
        .sorted()
        .distinct()
        .collect(Collectors.joining(SEPARATOR));
  }

  /**
   * Returns the words of a list that {@link #join} wrote. They stay words, since the list may come
   * from a compiler that knows more connectors than this code.
   */
  public static SortedSet<String> split(String list) {
    return Arrays.stream(list.split(SEPARATOR))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Returns whether a job brings libraries of its own, by its configuration of Spark. What they
   * hold cannot be known, and may be connectors.
   */
  public static boolean mayComeWith(Map<String, String> conf) {
    return OWN_LIBRARIES.stream().anyMatch(key -> !conf.getOrDefault(key, "").isEmpty());
  }

  /** Returns the connector's name in lists and descriptions. */
  public String word() {
    return word;
  }

  /**
   * Returns the group and artifact in Maven's repositories that bring the class, without version
   * and without what the artifact's name tells of Spark's and Scala's versions. Of several, a line
   * of Spark needs one.
   */
  public List<String> artifacts() {
    return List.of(artifacts.split(SEPARATOR));
  }

  /** Returns the classes of which any on the class path proves that the connector is there. */
  public List<String> classNames() {
    return List.of(classNames.split(SEPARATOR));
  }
}
