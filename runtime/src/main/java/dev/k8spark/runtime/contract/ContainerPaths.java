package dev.k8spark.runtime.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Where the paths of a container really lie. In a container each lies where it says; a rehearsal
 * without containers gives every pod places of its own.
 *
 * @param local by path of the container, the path on this machine; of two that fit, the longer
 *     counts
 */
public record ContainerPaths(SortedMap<String, Path> local) {

  /** A system property: a file that holds what {@link #text()} writes. Unset in a container. */
  public static final String PROPERTY = "k8spark.places";

  private static final String SEPARATORS = "\\s=,;@\"'(\\[{";

  /** Behind a path its name must be over: {@code /app} is no part of {@code /application}. */
  private static final String AFTER = "(?=$|[/" + SEPARATORS + ":)\\]}*#])";

  /**
   * The word that stands before a path without a separator, as in {@code hdfs://} or {@code a:}.
   */
  private static final Pattern WORD_BEFORE = Pattern.compile("[^" + SEPARATORS + "]*$");

  private static final Set<String> SCHEMES_OF_FILES =
      Set.of("file:", "local:", "file://", "local://");

  private static final Pattern PATH_LIST = Pattern.compile("(|.*[/:].*):");

  public ContainerPaths {
    SortedMap<String, Path> longestFirst =
        new TreeMap<>(
            Comparator.comparingInt(String::length)
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
    longestFirst.putAll(local);
    local = Collections.unmodifiableSortedMap(longestFirst);
  }

  /** Nothing lies elsewhere. */
  public static ContainerPaths ofContainer() {
    return new ContainerPaths(new TreeMap<>());
  }

  /** The places of this process. */
  public static ContainerPaths ofProcess() {
    String file = System.getProperty(PROPERTY, "");
    try {
      return file.isEmpty() ? ofContainer() : parse(Files.readString(Path.of(file)));
    } catch (IOException e) {
      throw new UncheckedIOException(file + ", which -D" + PROPERTY + " names, cannot be read", e);
    }
  }

  static ContainerPaths parse(String text) {
    SortedMap<String, Path> places = new TreeMap<>();
    text.lines()
        .map(line -> line.split("\t", 2))
        .forEach(place -> places.put(place[0], Path.of(place[1])));
    return new ContainerPaths(places);
  }

  /** One place a line: the container's path, a tabulator, the path here. */
  public String text() {
    return local.entrySet().stream()
        .map(place -> place.getKey() + "\t" + place.getValue() + "\n")
        .collect(Collectors.joining());
  }

  /** These, and others that win over them. */
  public ContainerPaths withOverrides(Map<String, Path> more) {
    SortedMap<String, Path> all = new TreeMap<>(local);
    all.putAll(more);
    return new ContainerPaths(all);
  }

  /** Where the file of a container lies. */
  public Path locate(String path) {
    return Path.of(localize(path));
  }

  /**
   * The text with the paths in it put right, wherever they stand: alone, in a list, in an option or
   * in a URI of this machine's files; not in a URI of another store.
   */
  public String localize(String text) {
    if (local.isEmpty() || !text.contains("/")) {
      return text;
    }
    String any = local.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|"));
    Matcher path = Pattern.compile("(?:" + any + ")" + AFTER).matcher(text);
    StringBuilder mapped = new StringBuilder();
    int end = 0;
    while (path.find()) {
      if (startsHere(text.substring(end, path.start()), end == 0)) {
        mapped.append(text, end, path.start()).append(local.get(path.group()));
        end = path.end();
      }
    }
    return mapped.append(text, end, text.length()).toString();
  }

  /** The text with the paths of this machine put back into those of the container. */
  public String restore(String text) {
    String own = text;
    List<Map.Entry<String, Path>> longestFirst =
        local.entrySet().stream()
            .sorted(Comparator.comparingInt(place -> -place.getValue().toString().length()))
            .toList();
    for (Map.Entry<String, Path> place : longestFirst) {
      own = own.replace(place.getValue().toString(), place.getKey());
    }
    return own;
  }

  private static boolean startsHere(String before, boolean fromStart) {
    Matcher word = WORD_BEFORE.matcher(before);
    String prefix = word.find() ? word.group() : "";
    boolean alone = prefix.isEmpty() && (fromStart || !before.isEmpty());
    return alone || SCHEMES_OF_FILES.contains(prefix) || PATH_LIST.matcher(prefix).matches();
  }
}
