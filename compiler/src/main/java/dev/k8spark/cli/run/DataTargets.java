package dev.k8spark.cli.run;

import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What stands for a job's data and volumes on this machine; no name is in both.
 *
 * @param folders of this machine, by the name of data or of a volume
 * @param uris addresses such as that of a database for tests, by the name of data
 */
public record DataTargets(SortedMap<String, Path> folders, SortedMap<String, String> uris) {

  public static final DataTargets NONE = new DataTargets(new TreeMap<>(), new TreeMap<>());

  public DataTargets {
    folders = Collections.unmodifiableSortedMap(new TreeMap<>(folders));
    uris = Collections.unmodifiableSortedMap(new TreeMap<>(uris));
  }
}
