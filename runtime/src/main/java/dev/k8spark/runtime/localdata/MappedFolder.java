package dev.k8spark.runtime.localdata;

import dev.k8spark.runtime.contract.MappedData;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * The folder that stands for one entry of a job's data.
 *
 * @param name the data's
 * @param uri without a slash at its end
 * @param folder of this machine
 */
record MappedFolder(String name, boolean isReadOnly, URI uri, Path folder) {

  private static final String READ = "read";

  /**
   * Returns the folders of one authority, such as a bucket: the longest URI first, and of two that
   * are the same the one that can be written.
   */
  static List<MappedFolder> read(Configuration conf, URI authority) {
    return conf.getPropsWithPrefix(MappedData.PREFIX).entrySet().stream()
        .map(MappedFolder::parse)
        .filter(folder -> folder.isBelow(authority))
        .sorted(
            Comparator.comparingInt((MappedFolder folder) -> -folder.uri.getPath().length())
                .thenComparing(MappedFolder::isReadOnly))
        .collect(Collectors.toUnmodifiableList());
  }

  private static MappedFolder parse(Map.Entry<String, String> property) {
    String[] parts = property.getValue().split(" ", 3);
    return new MappedFolder(
        property.getKey(),
        parts[0].equals(READ),
        URI.create(parts[1].replaceFirst("[?#;].*", "").replaceFirst("/+$", "")),
        new Path(new Path("file:///"), new Path(null, null, parts[2])));
  }

  private boolean isBelow(URI authority) {
    return Objects.equals(uri.getScheme(), authority.getScheme())
        && Objects.equals(uri.getAuthority(), authority.getAuthority());
  }

  /** Returns where a path of the store lies, if it is the data's. */
  Optional<Path> locate(Path path) {
    String all = path.toUri().getPath();
    String root = uri.getPath();
    if (!all.equals(root) && !all.startsWith(root + "/")) {
      return Optional.empty();
    }
    String rest = all.substring(root.length()).replaceFirst("^/+", "");
    return Optional.of(rest.isEmpty() ? folder : new Path(folder, new Path(null, null, rest)));
  }

  /** Returns whether a path is the data itself, not something in it. */
  boolean isRoot(Path path) {
    return locate(path).filter(folder::equals).isPresent();
  }
}
