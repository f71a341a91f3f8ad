package dev.k8spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code ARCHITECTURE.md} names every package and every folder, and none that is not there. */
class ArchitecturePageTest {

  private static final Pattern PACKAGE = Pattern.compile("`(dev\\.k8spark[.a-z]*)`");
  private static final Pattern TYPE = Pattern.compile("`([A-Z][A-Za-z]+)`");
  private static final Pattern FOLDER = Pattern.compile("(?m)^([a-z-]+)/ ");
  private static final Pattern WORD = Pattern.compile("(?m)^- \\*\\*([a-z ]+)\\*\\*: ");

  /** Words of the page that are methods or folders, and no type's. */
  private static final Set<String> NOT_IN_CODE = Set.of("golden", "overridden");

  private static final Pattern FILE = Pattern.compile("`([a-z]+/[a-z./]+)`");

  private static final List<Path> SOURCES =
      List.of(
          Samples.ROOT.resolve("compiler/src/main/java"),
          Samples.ROOT.resolve("kubernetes-cel/src/main/java"),
          Samples.ROOT.resolve("runtime/src/main/java"),
          Samples.ROOT.resolve("rehearsal/src/main/java"));

  private final String page;

  ArchitecturePageTest() throws IOException {
    this.page = Files.readString(Samples.ROOT.resolve("ARCHITECTURE.md"));
  }

  @Test
  void everyPackageIsNamedAndEveryPackageNamedExists() throws IOException {
    Set<String> packages = new TreeSet<>();
    for (Path sources : SOURCES) {
      files(sources)
          .filter(file -> file.endsWith("package-info.java"))
          .map(file -> sources.relativize(file.getParent()).toString().replace('/', '.'))
          .forEach(packages::add);
    }

    assertThat(named(PACKAGE)).isEqualTo(packages);
  }

  @Test
  void everyTypeNamedExists() throws IOException {
    Set<String> types = new TreeSet<>();
    for (Path sources : SOURCES) {
      files(sources).forEach(file -> types.add(Samples.baseName(file)));
    }

    assertThat(types).containsAll(named(TYPE));
  }

  @Test
  void everyFolderIsNamedOnceAndEveryFolderNamedExists() throws IOException {
    try (Stream<Path> entries = Files.list(Samples.ROOT)) {
      assertThat(FOLDER.matcher(page).results().map(match -> match.group(1)))
          .containsExactlyInAnyOrderElementsOf(
              entries
                  .filter(Files::isDirectory)
                  .map(folder -> folder.getFileName().toString())
                  .filter(name -> !name.startsWith(".") && !name.equals("target"))
                  .toList());
    }
  }

  @Test
  void everyFileNamedExistsAndThePageIsOnePage() {
    assertThat(named(FILE)).allSatisfy(file -> assertThat(Samples.ROOT.resolve(file)).exists());
    assertThat(page.lines()).hasSizeLessThanOrEqualTo(130);
  }

  @Test
  void theGlossaryIsShortAndEachWordIsThatOfATypeOrPackage() throws IOException {
    Set<String> names = new TreeSet<>();
    for (Path sources : SOURCES) {
      files(sources)
          .forEach(
              file -> {
                names.add(Samples.baseName(file).toLowerCase(Locale.ROOT));
                names.add(file.resolveSibling("").getFileName().toString());
              });
    }
    List<String> words =
        WORD.matcher(page).results().map(match -> match.group(1).replace(" ", "")).toList();

    assertThat(words).hasSizeBetween(20, 40).doesNotHaveDuplicates();
    assertThat(words)
        .filteredOn(word -> !NOT_IN_CODE.contains(word))
        .allSatisfy(word -> assertThat(names).anyMatch(name -> name.contains(word)));
  }

  private Set<String> named(Pattern pattern) {
    return pattern
        .matcher(page)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList().stream();
    }
  }
}
