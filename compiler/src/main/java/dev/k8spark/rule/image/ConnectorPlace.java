package dev.k8spark.rule.image;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.runtime.contract.Connector;
import dev.k8spark.source.Span;

/** Where a job asks for a connector. */
final class ConnectorPlace {

  private ConnectorPlace() {}

  /** Returns the place of the key by which an entry of data needs it. */
  static Span find(ResolvedJob job, String data, Connector connector) {
    boolean isFormat =
        switch (connector) {
          case AVRO, DELTA, ICEBERG -> true;
          case ABFSS, GS, KAFKA, MARIADB, MYSQL, ORACLE, POSTGRESQL, S3A, SQLSERVER -> false;
        };
    return job.spanOf("data", data, isFormat ? "format" : "uri");
  }
}
