package dev.k8spark.resolve;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.policy.Policy;
import dev.k8spark.source.Document;
import dev.k8spark.source.Notation;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
  record Result(List<Document> documents, List<Diagnostic> diagnostics) {}

  /** The files from the job's folder upwards to one that says {@code root = true}. */
  static Result findAbove(SourceFile job, LayerLoader loader) {
    PolicyFiles files = new PolicyFiles(loader);
    Path folder = ProjectFolder.folderOf(job);
    for (Path at = folder; at != null; at = at.getParent()) {
      if (files.addIn(at, job)) {
        break;
      }
    }
    return new Result(files.documents, files.found);
  }

  /** A policy file that was read, and those above its folder. */
  static Result collectFrom(Document policy, LayerLoader loader) {
    PolicyFiles files = new PolicyFiles(loader);
    files.documents.add(policy);
    SourceFile file = policy.source();
    boolean isRoot = PolicyBinder.isRoot(policy);
    Path above = ProjectFolder.folderOf(file).getParent();
    for (Path at = above; at != null && !isRoot; at = at.getParent()) {
      isRoot = files.addIn(at, file);
    }
    return new Result(files.documents, files.found);
  }

  /** Exactly one file, wherever it lies. */
  static Result readOnly(SourceFile file, LayerLoader loader) {
    PolicyFiles files = new PolicyFiles(loader);
    files.load(file);
    return new Result(files.documents, files.found);
  }

  /** Whether the search ends at this folder. */
  private boolean addIn(Path folder, SourceFile job) {
    List<Path> here =
        Notation.allEndings().stream()
            .map(end -> folder.resolve(Policy.FILE_STEM + end))
            .filter(Files::isRegularFile)
            .toList();
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
              "the policy file cannot be read as UTF-8 text"));
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
