package dev.k8spark.resolve.rule;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.DataAccess;
import dev.k8spark.job.DataAddress;
import dev.k8spark.job.DataKind;
import dev.k8spark.job.DataUse;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.TableFormat;
import dev.k8spark.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Each entry of {@code data} is a store that jobs can use, and each of its keys does something. */
final class DataEntries implements JobRule {

  /** Names of catalogs that Spark has itself. */
  private static final List<String> CATALOGS_OF_SPARK = List.of("spark_catalog", "system");

  @Override
  public Stream<Diagnostic> check(ResolvedJob resolved) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    resolved
        .job()
        .data()
        .forEach(
            (name, use) -> {
              if (CATALOGS_OF_SPARK.contains(name)) {
                diagnostics.add(
                    report(
                            resolved.placeOf("data", name),
                            "Spark has a catalog `%s`".formatted(name))
                        .withHelp("give it another name"));
              }
              use.address()
                  .ifPresentOrElse(
                      address -> new EntryCheck(resolved, name, use, address).addTo(diagnostics),
                      () -> diagnostics.add(wrongUri(resolved, name, use.uri())));
            });
    diagnostics.addAll(DataClashes.find(resolved));
    return diagnostics.stream();
  }

  private static Diagnostic wrongUri(ResolvedJob resolved, String name, String uri) {
    return report(resolved.spanOf("data", name, "uri"), "`%s` is no address of data".formatted(uri))
        .withHelp(suggest(uri));
  }

  private static String suggest(String uri) {
    String scheme = uri.replaceFirst(":.*", "");
    return switch (scheme) {
      case "s3", "s3n" -> "write `s3a://` in place of `%s://`".formatted(scheme);
      case "abfs", "wasb", "wasbs" -> "write `abfss://CONTAINER@ACCOUNT.dfs.core.windows.net/…`";
      case "file", "local" ->
          "each pod has files of its own; a volume for both roles is `pvc://CLAIM/…`";
      case "jdbc" ->
          "write `jdbc:postgresql://HOST:PORT/DATABASE`, or the same of mysql and mariadb,"
              + " `jdbc:sqlserver://HOST:PORT;databaseName=…`, `jdbc:oracle:thin:@//HOST:PORT/…`";
      default ->
          "write a URI with a host or bucket, such as `s3a://BUCKET/…`; there are s3a, gs, abfss,"
              + " hdfs, jdbc, kafka, pvc, https and http";
    };
  }

  static Diagnostic report(Span span, String message) {
    return Diagnostic.of(Code.WRONG_DATA, span, message);
  }

  /** One entry with a URI that can be used. */
  private record EntryCheck(ResolvedJob resolved, String name, DataUse use, DataAddress address) {

    void addTo(List<Diagnostic> diagnostics) {
      if (List.of(address.path().split("/", -1)).contains("..")) {
        diagnostics.add(
            report(resolved.spanOf("data", name, "uri"), "`..` cannot stand in an address of data")
                .withHelp("write the folder itself"));
      }
      if (use.access() == DataAccess.WRITE && address.kind() == DataKind.HTTP) {
        add(diagnostics, "access", "nothing can be written there", "leave it out");
      }
      checkFormat(diagnostics);
      if (use.secret() != null && !takesSecret()) {
        add(
            diagnostics,
            "secret",
            "`secret` has no effect with `%s`".formatted(scheme()),
            secretHelp());
      }
      if (!use.options().isEmpty() && !takesOptions()) {
        add(
            diagnostics,
            "options",
            "`options` have no effect with `%s`".formatted(scheme()),
            "leave them out: the program gives them to Spark's reader");
      }
    }

    private void checkFormat(List<Diagnostic> diagnostics) {
      TableFormat format = use.format();
      if (format == null) {
        return;
      }
      if (!address.kind().hasFiles()) {
        add(
            diagnostics,
            "format",
            "`format` has no effect with `%s`".formatted(scheme()),
            "leave it out: tables are files of s3a, gs, abfss, hdfs or pvc");
      } else if (use.access() == DataAccess.READ && isOfFiles(format)) {
        add(
            diagnostics,
            "format",
            "`format = %s` has no effect with `access = read`".formatted(format.word()),
            "leave it out: the program says it to Spark's reader; it makes a warehouse to write to");
      }
    }

    private static boolean isOfFiles(TableFormat format) {
      return switch (format) {
        case PARQUET, ORC, CSV, JSON -> true;
        case ICEBERG, DELTA, AVRO -> false;
      };
    }

    private boolean takesSecret() {
      return switch (address.kind()) {
        case S3A, GS, ABFSS, JDBC, KAFKA -> true;
        case HDFS, CLAIM, HTTP -> false;
      };
    }

    private boolean takesOptions() {
      return switch (address.kind()) {
        case S3A, GS, ABFSS, JDBC, HDFS -> true;
        case CLAIM -> use.format() == TableFormat.ICEBERG;
        case KAFKA, HTTP -> false;
      };
    }

    private String secretHelp() {
      return switch (address.kind()) {
        case HDFS -> "leave it out: HDFS knows its users by Kerberos, or believes their names";
        case CLAIM, HTTP, S3A, GS, ABFSS, JDBC, KAFKA ->
            "leave it out, or hand it to the program with `secrets`";
      };
    }

    private String scheme() {
      return use.uri().replaceFirst(":.*", "");
    }

    private void add(List<Diagnostic> diagnostics, String key, String message, String help) {
      diagnostics.add(report(resolved.spanOf("data", name, key), message).withHelp(help));
    }
  }
}
