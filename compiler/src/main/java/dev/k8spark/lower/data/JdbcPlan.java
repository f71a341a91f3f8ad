package dev.k8spark.lower.data;

import dev.k8spark.job.DataAccess;
import dev.k8spark.job.DataAddress;
import dev.k8spark.job.DataUse;
import dev.k8spark.job.DatabaseKind;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** A database as a Spark catalog of the data's name. */
final class JdbcPlan {

  private static final String CATALOG =
      "org.apache.spark.sql.execution.datasources.v2.jdbc.JDBCTableCatalog";

  private JdbcPlan() {}

  static DataPlan create(String name, DataUse use, DataAddress address) {
    DatabaseKind database = Objects.requireNonNull(address.database());
    String prefix = "spark.sql.catalog." + name;
    SortedMap<String, String> conf = new TreeMap<>();
    conf.put(prefix, CATALOG);
    conf.put(prefix + ".url", use.uri());
    conf.put(prefix + ".driver", database.driver());
    if (use.access() == DataAccess.READ) {
      conf.putAll(DataPlanner.prefixed(prefix + ".", database.readOnly()));
    }
    conf.putAll(DataPlanner.prefixed(prefix + ".", use.options()));
    DataPlan plan = DataPlan.ofConf(conf, database.connector());
    return use.secret() == null
        ? plan
        : plan.withSecretConf(
            Map.of(prefix + ".user", "username", prefix + ".password", "password"));
  }
}
