package dev.k8spark.rehearsal;

import dev.k8spark.cli.run.DataTargets;
import dev.k8spark.rehearsal.localimage.MissingPrerequisite;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What stands for each entry of a job's data, and for volumes of its pods.
 *
 * @param data all that the job names
 * @param folders by the name of data
 * @param uris by the name of data
 * @param volumes folders by the name of a volume
 */
record DataMapping(
    List<DeclaredData> data,
    SortedMap<String, Path> folders,
    SortedMap<String, String> uris,
    SortedMap<String, Path> volumes) {

  private static final Pattern LOGIN =
      Pattern.compile("(?i)[?&;](password|pwd|user|username)=|//[^/@]*:[^/@]*@");

  /** Refuses a mapping that leaves data out, or that cannot be meant; then nothing starts. */
  static DataMapping create(CompiledJob manifests, DataTargets targets) throws MissingPrerequisite {
    SortedMap<String, DeclaredData> byName = new TreeMap<>();
    DeclaredData.of(manifests).forEach(entry -> byName.put(entry.name(), entry));
    SortedMap<String, Path> folders = new TreeMap<>(targets.folders());
    folders.keySet().retainAll(byName.keySet());
    SortedMap<String, Path> volumes = new TreeMap<>(targets.folders());
    volumes.keySet().removeAll(byName.keySet());
    requireKnown(manifests, byName.keySet(), volumes.keySet(), targets.uris().keySet());
    for (Map.Entry<String, String> uri : targets.uris().entrySet()) {
      requireUri(Objects.requireNonNull(byName.get(uri.getKey())), uri.getValue());
    }
    for (String name : folders.keySet()) {
      requireFolder(Objects.requireNonNull(byName.get(name)));
    }
    for (Map.Entry<String, Path> volume : volumes.entrySet()) {
      requireDirectory(volume.getKey(), volume.getValue());
    }
    requireAll(byName, targets);
    List<DeclaredData> data = List.copyOf(byName.values());
    requireOneFolderEach(data, folders);
    return new DataMapping(data, folders, targets.uris(), volumes);
  }

  private static void requireKnown(
      CompiledJob manifests,
      Iterable<String> data,
      Iterable<String> volumes,
      Iterable<String> withUri)
      throws MissingPrerequisite {
    SortedSet<String> known = MappableVolumes.find(manifests);
    SortedSet<String> names = new TreeSet<>();
    data.forEach(name -> names.add(name));
    List<String> unknown = new ArrayList<>();
    volumes.forEach(name -> unknown.addAll(known.contains(name) ? List.of() : List.of(name)));
    withUri.forEach(name -> unknown.addAll(names.contains(name) ? List.of() : List.of(name)));
    if (!unknown.isEmpty()) {
      throw new MissingPrerequisite(
          "`--data %s`: the job has no such data, and its pods have no such volume"
              .formatted(unknown.getFirst()),
          "data: %s; volumes: %s".formatted(quote(names), quote(known)));
    }
  }

  private static String quote(SortedSet<String> names) {
    return names.isEmpty()
        ? "none"
        : names.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }

  private static void requireUri(DeclaredData entry, String uri) throws MissingPrerequisite {
    if (!entry.takesUri()) {
      throw new MissingPrerequisite(
          "`--data %s`: files are mapped to folders of this machine".formatted(entry.name()),
          "it stands for %s: `--data %s`".formatted(entry.uri(), entry.option()));
    }
    if (!entry.isOfSameKind(uri)) {
      throw new MissingPrerequisite(
          "`--data %s`: the address is of another kind than %s"
              .formatted(entry.name(), entry.uri()),
          "give `--data %s`".formatted(entry.option()));
    }
    if (LOGIN.matcher(uri).find()) {
      throw new MissingPrerequisite(
          "`--data %s`: there is a login in the address, which would be shown"
              .formatted(entry.name()),
          "give it by `--secret` or `--secrets-file`");
    }
  }

  private static void requireFolder(DeclaredData entry) throws MissingPrerequisite {
    if (!entry.takesFolder()) {
      throw new MissingPrerequisite(
          "`--data %s`: a folder cannot stand for %s".formatted(entry.name(), entry.uri()),
          "give `--data %s`".formatted(entry.option()));
    }
  }

  private static void requireDirectory(String volume, Path folder) throws MissingPrerequisite {
    if (!Files.isDirectory(folder)) {
      throw new MissingPrerequisite(
          "`--data %s`: `%s` is no folder".formatted(volume, folder), "a volume is one");
    }
  }

  private static void requireAll(SortedMap<String, DeclaredData> data, DataTargets targets)
      throws MissingPrerequisite {
    List<DeclaredData> unmapped =
        data.values().stream()
            .filter(entry -> !targets.folders().containsKey(entry.name()))
            .filter(entry -> !targets.uris().containsKey(entry.name()))
            .toList();
    if (!unmapped.isEmpty()) {
      throw new MissingPrerequisite(
          "a rehearsal touches no data that is not mapped"
              + unmapped.stream()
                  .map(entry -> "\n  " + entry.describe())
                  .collect(Collectors.joining()),
          unmapped.stream()
              .map(entry -> "--data " + entry.option())
              .collect(Collectors.joining(" ", "add ", "")));
    }
  }

  /** Two names of one place read what the other wrote, here as in the cluster. */
  private static void requireOneFolderEach(List<DeclaredData> data, SortedMap<String, Path> folders)
      throws MissingPrerequisite {
    SortedMap<String, DeclaredData> byUri = new TreeMap<>();
    for (DeclaredData entry : data) {
      @Nullable DeclaredData first = byUri.putIfAbsent(entry.uri().replaceFirst("/+$", ""), entry);
      if (first != null && !Objects.equals(folders.get(entry.name()), folders.get(first.name()))) {
        throw new MissingPrerequisite(
            "`%s` and `%s` are one place, %s, but have two folders"
                .formatted(first.name(), entry.name(), entry.uri()),
            "give both the same");
      }
    }
  }

  /** Returns the data that folders stand for. */
  List<DeclaredData> inFolders() {
    return data.stream().filter(entry -> folders.containsKey(entry.name())).toList();
  }

  /** Returns the address that stands for data, if it is no folder. */
  Optional<String> findUri(DeclaredData entry) {
    return Optional.ofNullable(uris.get(entry.name()));
  }

  /** Returns where paths of the pods lie on this machine. */
  SortedMap<String, Path> places() {
    SortedMap<String, Path> places = new TreeMap<>();
    inFolders()
        .forEach(
            entry -> places.put(entry.path(), Objects.requireNonNull(folders.get(entry.name()))));
    return places;
  }

  /** Returns what is other than the job says, a sentence for each entry. */
  List<String> differences() {
    return data.stream().map(this::describe).toList();
  }

  private String describe(DeclaredData entry) {
    String target = findUri(entry).orElseGet(() -> String.valueOf(folders.get(entry.name())));
    String note =
        entry.isClaim() && entry.isReadOnly() ? ", which is not protected from writes here" : "";
    return "data `%s`: %s → %s%s".formatted(entry.name(), entry.uri(), target, note);
  }
}
