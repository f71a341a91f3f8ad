package dev.k8spark.job;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a data URI.
 *
 * @param database which one, for JDBC
 * @param servers the hosts in the URI; for an object store the bucket, for a volume the claim
 * @param path what stands behind them, without what begins with {@code ?} or {@code ;}
 */
public record DataAddress(
    DataKind kind, @Nullable DatabaseKind database, List<HostAndPort> servers, String path) {

  private static final Pattern PLAIN =
      Pattern.compile("([a-z][a-z0-9]*)://([^/?#;]+)(/[^?#;]*)?(?:[?#;].*)?");

  private static final Pattern JDBC =
      Pattern.compile("jdbc:(postgresql|mysql|mariadb)://([^/?;]+)(/[^?;]*)?(?:[?;].*)?");

  private static final Pattern SQLSERVER =
      Pattern.compile("jdbc:(sqlserver)://([^;\\\\:/]+(?::[0-9]+)?)(\\\\[^;:]*)?(?:;.*)?");

  private static final Pattern ORACLE =
      Pattern.compile("jdbc:(oracle):thin:@(?://)?([^:/?]+(?::[0-9]+)?)([:/][^?]*)?(?:\\?.*)?");

  public DataAddress {
    servers = List.copyOf(servers);
  }

  /** Returns the parts of a URI, if it is one of a kind that jobs can use. */
  public static Optional<DataAddress> parse(String uri) {
    if (!uri.startsWith("jdbc:")) {
      return match(PLAIN, uri)
          .flatMap(parts -> DataKind.find(parts.group(1)).flatMap(kind -> plain(kind, parts)));
    }
    return List.of(JDBC, SQLSERVER, ORACLE).stream()
        .flatMap(form -> match(form, uri).stream())
        .findFirst()
        .flatMap(DataAddress::database);
  }

  private static Optional<Matcher> match(Pattern form, String uri) {
    return Optional.of(form.matcher(uri)).filter(Matcher::matches);
  }

  private static Optional<DataAddress> plain(DataKind kind, Matcher parts) {
    String authority = parts.group(2);
    // Of abfss://CONTAINER@ACCOUNT the account is the server.
    String hosts =
        kind == DataKind.ABFSS ? authority.substring(authority.indexOf('@') + 1) : authority;
    return create(kind, null, hosts, parts.group(3));
  }

  private static Optional<DataAddress> database(Matcher parts) {
    return DatabaseKind.find(parts.group(1))
        .flatMap(kind -> create(DataKind.JDBC, kind, parts.group(2), parts.group(3)));
  }

  private static Optional<DataAddress> create(
      DataKind kind, @Nullable DatabaseKind database, String hosts, @Nullable String path) {
    List<Optional<HostAndPort>> servers =
        Arrays.stream(hosts.split(",", -1)).map(HostAndPort::parse).toList();
    return servers.stream().allMatch(Optional::isPresent)
        ? Optional.of(
            new DataAddress(
                kind,
                database,
                servers.stream().flatMap(Optional::stream).toList(),
                path == null ? "" : path))
        : Optional.empty();
  }

  /** Returns the bucket of an object store, or the claim of a volume. */
  public String bucket() {
    return servers.getFirst().host();
  }

  /** Returns the ports of the servers; the usual ones of the kind where none is written. */
  public List<Integer> ports() {
    List<Integer> written =
        servers.stream().map(HostAndPort::port).filter(Objects::nonNull).distinct().toList();
    if (written.isEmpty()) {
      return database == null ? kind.ports() : List.of(database.port());
    }
    // A URI of HDFS names the NameNode; files are read from others.
    return kind == DataKind.HDFS
        ? Stream.concat(written.stream(), kind.ports().stream().skip(1)).toList()
        : written;
  }
}
