package dev.k8spark.resolve;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.CodeFile;
import dev.k8spark.source.Node;
import dev.k8spark.source.SourceFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the files of code that a job names by a path beside it, and puts in place of each path the
 * URI that the file gets in the driver's pod.
 */
final class CodeCollector {

  /** What a path begins with that is relative to the file in which it stands. */
  private static final Pattern BESIDE = Pattern.compile("\\.\\.?/.*");

  /** A name that an annotation can have behind its prefix, and a module of Python mostly has. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,57}");

  /** What makes a path one for several files. */
  private static final Pattern PATTERN = Pattern.compile("[*?\\[]");

  private static final String PYTHON = "python";

  private static final String PY_FILES = "pyFiles";

  private static final String RELATIVE = "paths are relative to the file in which they stand";

  private final SourceFile job;
  private final ProjectFolder project;
  private final SortedMap<String, CodeFile> files = new TreeMap<>();
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private CodeCollector(SourceFile job) {
    this.job = job;
    this.project = ProjectFolder.of(job);
  }

  /**
   * @param tree the job with URIs of the driver's pod in place of paths
   * @param files by name, each once
   */
  record CollectedCode(Node.Mapping tree, List<CodeFile> files, List<Diagnostic> diagnostics) {}

  static CollectedCode collect(Node.Mapping tree, SourceFile job) {
    if (!namesFiles(tree)) {
      return new CollectedCode(tree, List.of(), List.of());
    }
    CodeCollector collector = new CodeCollector(job);
    Node.Mapping placed = collector.placeMain(tree);
    return new CollectedCode(placed, List.copyOf(collector.files.values()), collector.diagnostics);
  }

  /** Most jobs name none, and need not know which folder is their project's. */
  private static boolean namesFiles(Node.Mapping tree) {
    return Stream.concat(
            tree.find("main", PYTHON).stream(), tree.findItems("main", PY_FILES).stream())
        .anyMatch(node -> node instanceof Node.Text text && isBeside(text));
  }

  private Node.Mapping placeMain(Node.Mapping tree) {
    return tree.map(
        (key, entry) ->
            key.equals("main") && entry.value() instanceof Node.Mapping main
                ? main.map((name, value) -> placeProgram(name, value.value()))
                : entry.value());
  }

  private Node placeProgram(String key, Node node) {
    return switch (node) {
      case Node.Text text when key.equals(PYTHON) && isBeside(text) -> place(text, text.value());
      case Node.Sequence list when key.equals(PY_FILES) ->
          list.withItems(list.items().stream().flatMap(this::placeLibrary).toList());
      case Node.Text _, Node.Sequence _, Node.Mapping _, Node.Null _, Node.Invalid _ -> node;
    };
  }

  /** Returns what stands in place of one item: of a pattern, each file that it matches. */
  private Stream<Node> placeLibrary(Node item) {
    if (!(item instanceof Node.Text text) || !isBeside(text)) {
      return Stream.of(item);
    }
    if (!PATTERN.matcher(text.value()).find()) {
      return Stream.of(place(text, text.value()));
    }
    List<String> matches = project.match(writtenIn(text), text.value());
    if (matches.isEmpty()) {
      report(text, text.value(), "no file of the project matches it", RELATIVE);
    }
    return matches.stream().map(path -> place(text, path));
  }

  private static boolean isBeside(Node.Text text) {
    return BESIDE.matcher(text.value()).matches();
  }

  /**
   * @param path what is written, or a file that it matches
   */
  private Node.Text place(Node.Text written, String path) {
    ProjectFolder.Opened opened = project.open(writtenIn(written), path);
    @Nullable SourceFile file = opened.file();
    if (file == null) {
      report(written, path, String.valueOf(opened.problem()), RELATIVE);
      return written;
    }
    String name = String.valueOf(Path.of(path).getFileName());
    if (!NAME.matcher(name).matches()) {
      report(
          written,
          path,
          "its name cannot become the annotation of a pod",
          "letters, digits, `_`, `-` and `.`, at most 58 of them");
      return written;
    }
    return add(written, path, new CodeFile(name, file, written.span()));
  }

  private Node.Text add(Node.Text written, String path, CodeFile file) {
    @Nullable CodeFile before = files.putIfAbsent(file.name(), file);
    if (before != null && !before.source().realPath().equals(file.source().realPath())) {
      report(
          written,
          path,
          "another file becomes `%s` too".formatted(file.path()),
          "all lie in one folder there, so each needs a name of its own");
    }
    return new Node.Text(file.uri(), written.span(), written.overridden());
  }

  /** A value of the command line is relative to the job file. */
  private SourceFile writtenIn(Node.Text written) {
    SourceFile file = written.span().file();
    return file.path() == null ? job : file;
  }

  private void report(Node.Text written, String path, String problem, String help) {
    diagnostics.add(
        Diagnostic.of(
                Code.CODE_UNREADABLE,
                written.span(),
                "cannot take `%s` along: %s".formatted(path, problem))
            .withHelp(help));
  }
}
