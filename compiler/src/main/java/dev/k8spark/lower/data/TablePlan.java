package dev.k8spark.lower.data;

import dev.k8spark.job.DataAccess;
import dev.k8spark.job.DataAddress;
import dev.k8spark.job.DataUse;
import dev.k8spark.job.TableFormat;
import dev.k8spark.runtime.contract.Connector;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The catalog of a store of files: tables of one format, with their warehouse at the URI. */
final class TablePlan {

  private TablePlan() {}

  /** Returns whether options are the catalog's, and not those of the store of files. */
  static boolean ownsOptions(DataUse use) {
    return use.format() == TableFormat.ICEBERG;
  }

  static DataPlan create(String name, DataUse use, DataAddress address) {
    @Nullable TableFormat format = use.format();
    return format == null || !address.kind().hasFiles()
        ? DataPlan.ofConf(Map.of())
        : create(name, use, format);
  }

  private static DataPlan create(String name, DataUse use, TableFormat format) {
    return switch (format) {
      case ICEBERG -> iceberg(name, use);
      case DELTA ->
          extended(
              warehouse(
                  name,
                  use,
                  Map.of(
                      "spark.sql.catalog.spark_catalog",
                      "org.apache.spark.sql.delta.catalog.DeltaCatalog")),
              "io.delta.sql.DeltaSparkSessionExtension",
              Connector.DELTA);
      case AVRO -> extended(plainFiles(name, use, format), null, Connector.AVRO);
      case PARQUET, ORC, CSV, JSON -> extended(plainFiles(name, use, format), null, null);
    };
  }

  private static DataPlan iceberg(String name, DataUse use) {
    String prefix = "spark.sql.catalog." + name;
    SortedMap<String, String> conf = new TreeMap<>();
    conf.put(prefix, "org.apache.iceberg.spark.SparkCatalog");
    conf.put(prefix + ".type", "hadoop");
    conf.put(prefix + ".warehouse", DataUse.reference(name, use.uri()));
    conf.putAll(DataPlanner.prefixed(prefix + ".", use.options()));
    return extended(
        conf,
        "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions",
        Connector.ICEBERG);
  }

  private static Map<String, String> plainFiles(String name, DataUse use, TableFormat format) {
    return warehouse(name, use, Map.of("spark.sql.sources.default", format.word()));
  }

  /** Spark's own catalog lasts for a run; what lies at the URI stays. */
  private static Map<String, String> warehouse(String name, DataUse use, Map<String, String> more) {
    SortedMap<String, String> conf = new TreeMap<>(more);
    if (use.access() == DataAccess.WRITE) {
      conf.put("spark.sql.warehouse.dir", DataUse.reference(name, use.uri()));
    }
    return conf;
  }

  private static DataPlan extended(
      Map<String, String> conf, @Nullable String extension, @Nullable Connector connector) {
    return new DataPlan(
        new TreeMap<>(conf),
        new TreeMap<>(),
        Optional.empty(),
        connector == null ? List.of() : List.of(connector),
        extension == null ? List.of() : List.of(extension));
  }
}
