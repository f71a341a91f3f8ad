package dev.k8spark.rule.spark;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.SentPaths;
import dev.k8spark.rule.ConfEntry;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One path or URI that a job names for its executors.
 *
 * @param list of which it is an item
 * @param entry where it is written: in the list of {@code main}, or in Spark's
 */
record SentPath(SentPaths list, ConfEntry entry) {

  private static final Pattern PATTERN = Pattern.compile("[*?\\[{]");

  /**
   * Returns all of a job, those of {@code main} first; without paths beside the job, which are left
   * where a file could not be taken along.
   */
  static Stream<SentPath> findAll(ResolvedJob job) {
    return Stream.of(SentPaths.values())
        .flatMap(
            list ->
                Stream.concat(
                        ConfEntry.find(job, list),
                        ConfEntry.find(job, list.conf()).stream().flatMap(SentPath::split))
                    .map(entry -> new SentPath(list, entry)))
        .filter(path -> !(path.isOfMain() && path.text().startsWith(".")));
  }

  private static Stream<ConfEntry> split(ConfEntry list) {
    return list.splitItems().map(item -> new ConfEntry(list.key(), item, list.span()));
  }

  String text() {
    return entry.value();
  }

  /** Of the lists of {@code main}, what is {@code local:} is lowered to a path. */
  PathScheme scheme() {
    PathScheme written = PathScheme.of(text());
    return written == PathScheme.LOCAL && isOfMain() ? PathScheme.SERVED : written;
  }

  private boolean isOfMain() {
    return entry.key().startsWith("main.");
  }

  /** Returns the path without scheme, name and query. */
  String path() {
    String path = text().replaceFirst("#.*", "").replaceFirst("^(local|file):(//)?", "");
    return scheme() == PathScheme.WEB ? path.replaceFirst("\\?.*", "") : path;
  }

  /** Returns what stands behind {@code #}. */
  Optional<String> name() {
    int hash = text().indexOf('#');
    return hash < 0 ? Optional.empty() : Optional.of(text().substring(hash + 1));
  }

  String fileName() {
    return path().substring(path().lastIndexOf('/') + 1);
  }

  boolean isPattern() {
    return PATTERN.matcher(path()).find();
  }

  /** Returns what it is called where the executors work, if that can be known. */
  Optional<String> target() {
    return name()
        .filter(_ -> list.hasNames())
        .or(() -> isPattern() ? Optional.empty() : Optional.of(fileName()));
  }
}
