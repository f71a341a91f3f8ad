package dev.k8spark.resolve;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.schema.DidYouMean;
import dev.k8spark.source.Document;
import dev.k8spark.source.Node;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The files that make up a job: those that it extends, in order, and then itself. */
final class FileLayers {

  private static final String KEY = "extends";

  /** More than any job has below it; each takes a step of the stack. */
  private static final int MAX_DEPTH = 100;

  private final LayerLoader loader;
  private final ProjectFolder project;
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private final List<Document> layers = new ArrayList<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final Set<String> added = new HashSet<>();

  private FileLayers(LayerLoader loader, ProjectFolder project) {
    this.loader = loader;
    this.project = project;
  }

  /**
   * @param documents lowest first; the job's own file is the last
   */
  record CollectedLayers(List<Document> documents, List<Diagnostic> diagnostics) {}

  static CollectedLayers collect(Document job, LayerLoader loader) {
    FileLayers layers = new FileLayers(loader, ProjectFolder.of(job.source()));
    layers.add(job);
    return new CollectedLayers(layers.layers.reversed(), layers.diagnostics);
  }

  /**
   * Adds a file and what it extends, the highest first. A file that several extend counts where it
   * is highest: what it says lower down is overridden by itself.
   */
  private void add(Document document) {
    layers.add(document);
    open.push(identity(document.source()));
    List<Node> names = document.root().findItems(KEY);
    if (names.size() > MAX_DEPTH) {
      report(
          names.get(MAX_DEPTH).span(),
          "one file extends at most %d others".formatted(MAX_DEPTH),
          "let one of them extend the rest");
      open.pop();
      return;
    }
    for (Node name : names.reversed()) {
      switch (name) {
        case Node.Text text -> addNamed(document.source(), text);
        case Node.Mapping _, Node.Sequence _, Node.Null _, Node.Invalid _ -> {}
      }
    }
    open.pop();
  }

  private void addNamed(SourceFile from, Node.Text name) {
    SourceFile file =
        name.value().startsWith(ShippedFiles.PREFIX) ? profile(name) : file(from, name);
    if (file == null) {
      return;
    }
    if (open.contains(identity(file))) {
      report(name.span(), "`%s` extends itself".formatted(file.name()), "take one of the two away");
      return;
    }
    if (open.size() == MAX_DEPTH) {
      report(
          name.span(),
          "`%s` would be the file %d under the job".formatted(file.name(), MAX_DEPTH),
          "let the job extend it itself");
      return;
    }
    if (!added.add(identity(file))) {
      return;
    }
    var loaded = loader.load(file);
    diagnostics.addAll(loaded.diagnostics());
    if (loaded.value() != null) {
      add(loaded.value());
    }
  }

  private @Nullable SourceFile profile(Node.Text name) {
    return ShippedFiles.profile(name.value())
        .orElseGet(
            () -> {
              List<String> known =
                  ShippedFiles.PROFILES.stream()
                      .map(profile -> ShippedFiles.PREFIX + profile)
                      .toList();
              String help = DidYouMean.suggestOrList(name.value(), known);
              report(name.span(), "there is no profile `%s`".formatted(name.value()), help);
              return null;
            });
  }

  private @Nullable SourceFile file(SourceFile from, Node.Text name) {
    ProjectFolder.Opened opened = project.open(from, name.value());
    if (opened.problem() != null) {
      report(
          name.span(),
          "cannot extend `%s`: %s".formatted(name.value(), opened.problem()),
          "paths are relative to this file");
    }
    return opened.file();
  }

  private void report(Span span, String message, String help) {
    diagnostics.add(Diagnostic.of(Code.CANNOT_EXTEND, span, message).withHelp(help));
  }

  private static String identity(SourceFile file) {
    return file.path() == null ? file.name() : file.path().toAbsolutePath().normalize().toString();
  }
}
