package dev.k8spark.job;

import dev.k8spark.runtime.contract.Connector;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The databases that have a JDBC driver in an image of k8spark. */
public enum DatabaseKind {
  /** Its driver asks the server for a session that is read-only; readOnlyMode is always. */
  POSTGRESQL(Connector.POSTGRESQL, 5432, Map.of("readOnly", "true", "readOnlyMode", "always")),
  MYSQL(Connector.MYSQL, 3306, Map.of("sessionVariables", "transaction_read_only=1")),
  MARIADB(Connector.MARIADB, 3306, Map.of("sessionVariables", "tx_read_only=1")),
  SQLSERVER(Connector.SQLSERVER, 1433, Map.of()),
  ORACLE(Connector.ORACLE, 1521, Map.of());

  private final Connector connector;
  private final int port;

  @SuppressWarnings("ImmutableEnumChecker") // each is made by Map.of
  private final Map<String, String> readOnly;

  DatabaseKind(Connector connector, int port, Map<String, String> readOnly) {
    this.connector = connector;
    this.port = port;
    this.readOnly = readOnly;
  }

  /** Returns the word behind {@code jdbc:} in its URIs. */
  public String word() {
    return connector.word();
  }

  public Connector connector() {
    return connector;
  }

  /** Returns the class of its JDBC driver. */
  public String driver() {
    return connector.classNames().getFirst();
  }

  public int port() {
    return port;
  }

  /** Returns the driver's properties that forbid writing; empty where there are none. */
  public Map<String, String> readOnly() {
    return readOnly;
  }

  /** Returns the database of a JDBC URI's second word, if it is one of these. */
  public static Optional<DatabaseKind> find(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
