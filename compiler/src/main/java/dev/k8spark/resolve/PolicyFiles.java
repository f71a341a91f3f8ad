package dev.k8spark.resolve;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.policy.Policy;
import dev.k8spark.source.Document;
import dev.k8spark.source.Notation;
import dev.k8spark.source.ReadFailure;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds and reads the policy files that apply to a job. */
final class PolicyFiles {

  private final LayerLoader loader;
  private final List<Document> documents = new ArrayList<>();
  private final List<Diagnostic> found = new ArrayList<>();

  private PolicyFiles(LayerLoader loader) {
    this.loader = loader;
  }

  /**
   * @param documents nearest to the job first
   */
  record CollectedPolicies(List<Document> documents, List<Diagnostic> diagnostics) {}

  /** The files from the job's folder upwards to one that says {@code root = true}. */
  static CollectedPolicies findAbove(SourceFile job, LayerLoader loader) {
    PolicyFiles files = new PolicyFiles(loader);
    files.addUpwards(ProjectFolder.folderOf(job), job);
    return files.result(job);
  }

  /** A policy file that was read, and those above its folder. */
  static CollectedPolicies collectFrom(Document policy, LayerLoader loader) {
    PolicyFiles files = new PolicyFiles(loader);
    files.documents.add(policy);
    SourceFile file = policy.source();
    if (!PolicyBinder.isRoot(policy)) {
      files.addUpwards(ProjectFolder.folderOf(file).getParent(), file);
    }
    return files.result(file);
  }

  /** Exactly one file, wherever it lies. */
  static CollectedPolicies readOnly(SourceFile file, LayerLoader loader) {
    PolicyFiles files = new PolicyFiles(loader);
    files.load(file);
    return new CollectedPolicies(files.documents, files.found);
  }

  /** Adds the files of a folder and of those above it, up to one that is the root. */
  private void addUpwards(@Nullable Path start, SourceFile job) {
    for (Path at = start; at != null; at = at.getParent()) {
      if (addIn(at, job)) {
        return;
      }
    }
  }

  /** Each file is compared with the next one above it, the root against one that it hides. */
  private CollectedPolicies result(SourceFile job) {
    List<Document> all = Stream.concat(documents.stream(), findHidden(job).stream()).toList();
    for (int i = 1; i < all.size(); i++) {
      new DelegationCheck(all.get(i - 1), all.get(i)).check().forEach(found::add);
    }
    return new CollectedPolicies(documents, found);
  }

  /** Finds the next policy above the one where the search has ended. */
  private Optional<Document> findHidden(SourceFile job) {
    if (documents.isEmpty() || !PolicyBinder.isRoot(documents.getLast())) {
      return Optional.empty();
    }
    Path root = ProjectFolder.folderOf(documents.getLast().source());
    for (Path at = root.getParent(); at != null; at = at.getParent()) {
      List<Path> here = list(at);
      if (!here.isEmpty()) {
        return open(here.getFirst(), job)
            .flatMap(file -> Optional.ofNullable(loader.load(file).value()));
      }
    }
    return Optional.empty();
  }

  /**
   * Lists what stands in a folder under a policy's name, also what cannot be read as one: a link to
   * nothing, a folder, what rights hide.
   */
  private static List<Path> list(Path folder) {
    Map<Path, Path> files = new LinkedHashMap<>(); // where capitals do not count, names are of one
    Notation.allEndings().stream()
        .flatMap(end -> Stream.of(end, end.toUpperCase(Locale.ROOT)))
        .map(end -> folder.resolve(Policy.FILE_STEM + end))
        .filter(path -> !Files.notExists(path, LinkOption.NOFOLLOW_LINKS))
        .forEach(path -> files.putIfAbsent(SourceFile.resolve(path), path));
    return List.copyOf(files.values());
  }

  /** Whether the search ends at this folder. */
  private boolean addIn(Path folder, SourceFile job) {
    List<Path> here = list(folder);
    boolean isRoot = false;
    for (Path path : here) {
      Optional<SourceFile> file = open(path, job);
      isRoot |= file.flatMap(this::load).map(PolicyBinder::isRoot).orElse(false);
      if (!path.equals(here.getFirst())) {
        file.ifPresent(second -> found.add(twice(second, here)));
      }
    }
    return isRoot;
  }

  private static Diagnostic twice(SourceFile second, List<Path> all) {
    return Diagnostic.of(
            Code.POLICY_UNREADABLE, new Span(second, 0, 0), "one folder has two policy files")
        .withHelp("keep one of `%s`".formatted(String.join("`, `", names(all))));
  }

  private static List<String> names(List<Path> paths) {
    return paths.stream().map(path -> String.valueOf(path.getFileName())).toList();
  }

  private Optional<SourceFile> open(Path path, SourceFile job) {
    String name =
        ProjectFolder.nameBeside(job, ProjectFolder.folderOf(job).relativize(path).toString());
    try {
      return Optional.of(SourceFile.read(path, name));
    } catch (IOException e) {
      found.add(
          Diagnostic.of(
              Code.POLICY_UNREADABLE,
              new Span(new SourceFile(name, path, ""), 0, 0),
              "the policy file cannot be read: " + new ReadFailure(e).describe()));
      return Optional.empty();
    }
  }

  private Optional<Document> load(SourceFile file) {
    var loaded = loader.load(file);
    found.addAll(loaded.diagnostics());
    @Nullable Document document = loaded.value();
    if (document != null) {
      documents.add(document);
    }
    return Optional.ofNullable(document);
  }
}
