package dev.k8spark.resolve.rule;

import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.DataAccess;
import dev.k8spark.job.DataAddress;
import dev.k8spark.job.DataUse;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.TableFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds entries of data that would overwrite each other's settings. */
final class DataClashes {

  private final ResolvedJob resolved;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  /** By what has one login, the first entry that has it. */
  private final Map<String, String> logins = new HashMap<>();

  private @Nullable String warehouse;

  private DataClashes(ResolvedJob resolved) {
    this.resolved = resolved;
  }

  static List<Diagnostic> find(ResolvedJob resolved) {
    DataClashes clashes = new DataClashes(resolved);
    resolved
        .job()
        .data()
        .forEach(
            (name, use) ->
                use.address()
                    .ifPresent(
                        address -> {
                          clashes.checkLogin(name, use, address);
                          clashes.checkWarehouse(name, use, address);
                        }));
    return clashes.diagnostics;
  }

  private void checkLogin(String name, DataUse use, DataAddress address) {
    Optional<String> scope = loginScope(address);
    if (scope.isEmpty()) {
      return;
    }
    @Nullable String first = logins.putIfAbsent(scope.get(), name);
    if (first != null
        && !Objects.equals(use.secret(), resolved.job().requireData(first).secret())) {
      String key = use.secret() == null ? "uri" : "secret";
      diagnostics.add(
          DataEntries.report(
                  resolved.spanOf("data", name, key),
                  "%s has one login, and `%s` gives another".formatted(scope.get(), first))
              .withOther(resolved.spanOf("data", first, "uri"), "the same place")
              .withHelp("give both the same `secret`, or run two jobs"));
    }
  }

  /** What shares a login: Hadoop's settings are by bucket or account, or for all of a kind. */
  private static Optional<String> loginScope(DataAddress address) {
    return switch (address.kind()) {
      case S3A -> Optional.of("the bucket `%s`".formatted(address.bucket()));
      case ABFSS -> Optional.of("the account `%s`".formatted(address.bucket()));
      case GS -> Optional.of("Google's storage");
      case KAFKA -> Optional.of("the Kafka client of a JVM");
      case HDFS, JDBC, CLAIM, HTTP -> Optional.empty();
    };
  }

  private void checkWarehouse(String name, DataUse use, DataAddress address) {
    @Nullable TableFormat format = use.format();
    if (format == null
        || format == TableFormat.ICEBERG
        || use.access() == DataAccess.READ
        || !address.kind().hasFiles()) {
      return;
    }
    if (warehouse == null) {
      warehouse = name;
    } else {
      diagnostics.add(
          DataEntries.report(
                  resolved.spanOf("data", name, "format"),
                  "Spark's own catalog has one warehouse, and `%s` is it".formatted(warehouse))
              .withOther(resolved.spanOf("data", warehouse, "format"), "the first")
              .withHelp("leave `format` out and write by path, or take `iceberg`"));
    }
  }
}
