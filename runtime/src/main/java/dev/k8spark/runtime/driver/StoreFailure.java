package dev.k8spark.runtime.driver;

import dev.k8spark.runtime.contract.DataProperty;
import dev.k8spark.runtime.contract.PodContract;
import dev.k8spark.runtime.pod.ExitStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names the data and the Secret behind a failure of a store, which neither Spark nor the store's
 * client knows.
 */
record StoreFailure(List<DataEntry> data) {

  /** What databases say of a login that they refuse. */
  private static final Pattern DATABASE_LOGIN =
      Pattern.compile(
          "password authentication failed|Access denied for user|Login failed for user|ORA-01017"
              + "|no password was provided|role \"[^\"]*\" does not exist");

  /** What stores of objects say of a login that they refuse. */
  private static final Pattern OBJECT_LOGIN =
      Pattern.compile(
          "InvalidAccessKeyId|SignatureDoesNotMatch|AccessDenied|Status Code: 403|403 Forbidden"
              + "|AuthenticationFailed|AuthorizationFailure");

  /** All that Spark 4 says of a database that it cannot connect to; it hides the URL. */
  private static final Pattern NOT_CONNECTED =
      Pattern.compile("FAILED_JDBC\\.CONNECTION|Couldn't connect to the database");

  private static final Pattern UNREACHABLE =
      Pattern.compile(
          "UnknownHostException|Connection refused|connect timed out|Connect timed out"
              + "|ConnectTimeoutException|The connection attempt failed|NoRouteToHostException");

  /**
   * One entry of the job's data.
   *
   * @param secret empty where it has no login
   */
  record DataEntry(String name, String uri, String secret) {

    private static final Pattern AUTHORITY = Pattern.compile("//([^/?;]+)");

    /** Returns whether a text names the host, bucket or database of this. */
    boolean isNamedIn(String text) {
      Matcher authority = AUTHORITY.matcher(uri);
      return authority.find()
          && (text.contains(authority.group(1))
              || text.contains(authority.group(1).replaceFirst(":[0-9]+$", "")));
    }

    boolean isDatabase() {
      return uri.startsWith("jdbc:");
    }
  }

  /** Reads the entries from the properties that the compiler wrote. */
  static StoreFailure of(Map<String, String> properties) {
    List<DataEntry> data = new ArrayList<>();
    properties.forEach(
        (key, value) -> {
          if (key.startsWith(PodContract.DATA_PROPERTY_PREFIX)) {
            DataProperty property = DataProperty.parse(value);
            data.add(
                new DataEntry(
                    key.substring(PodContract.DATA_PROPERTY_PREFIX.length()),
                    property.uri(),
                    property.secret()));
          }
        });
    return new StoreFailure(List.copyOf(data));
  }

  /**
   * Returns how the driver ended, with a sentence about the store where one failed.
   *
   * @param output what was thrown or printed, as a whole
   */
  ExitStatus explain(ExitStatus status, String output) {
    String text = status.cause() + "\n" + output;
    return findSentence(text)
        .map(
            sentence ->
                new ExitStatus(status.number(), status.name(), status.cause() + "; " + sentence))
        .orElse(status);
  }

  private Optional<String> findSentence(String text) {
    if (text.contains(PodContract.NO_WAREHOUSE)) {
      return Optional.of(
          "a table was saved, and the job has no store for tables: declare one, such as `data.NAME"
              + " { uri = \"s3a://…\", access = write, format = parquet }`");
    }
    if (DATABASE_LOGIN.matcher(text).find()) {
      return choose(text, data.stream().filter(DataEntry::isDatabase).toList())
          .map(StoreFailure::refused);
    }
    if (NOT_CONNECTED.matcher(text).find()) {
      return choose(text, data.stream().filter(DataEntry::isDatabase).toList())
          .map(StoreFailure::notConnected);
    }
    if (OBJECT_LOGIN.matcher(text).find()) {
      return choose(text, data.stream().filter(entry -> !entry.isDatabase()).toList())
          .map(StoreFailure::refused);
    }
    return UNREACHABLE.matcher(text).find()
        ? choose(text, data)
            .map(
                entry -> "data `%s` (%s) could not be reached".formatted(entry.name(), entry.uri()))
        : Optional.empty();
  }

  /** The one that is named; else the only one that there is. */
  private static Optional<DataEntry> choose(String text, List<DataEntry> candidates) {
    Optional<DataEntry> named =
        candidates.stream().filter(entry -> entry.isNamedIn(text)).findFirst();
    return named.isPresent() || candidates.size() != 1 ? named : Optional.of(candidates.get(0));
  }

  private static String notConnected(DataEntry entry) {
    return "data `%s` (%s) could not be reached, or refused the login%s"
        .formatted(
            entry.name(),
            entry.uri(),
            entry.secret().isEmpty() ? "" : " of Secret `%s`".formatted(entry.secret()));
  }

  private static String refused(DataEntry entry) {
    return entry.secret().isEmpty()
        ? "data `%s` (%s) refused it, and the job has no login for it"
            .formatted(entry.name(), entry.uri())
        : "data `%s` (%s) refused the login or what it asked for: Secret `%s`"
            .formatted(entry.name(), entry.uri(), entry.secret());
  }
}
