package dev.k8spark.testsupport.scorecard;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Parses the main sources of all modules with the compiler of the JDK, without compiling them. */
public final class SourceReader {

  private static final List<String> MODULES =
      List.of("kubernetes-cel", "compiler", "runtime", "rehearsal");

  private SourceReader() {}

  /**
   * Returns the counts for a checkout.
   *
   * @param root the folder of the checkout
   * @throws IOException if a source file cannot be read
   */
  public static SourceMetrics measure(Path root) throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String module : MODULES) {
      Path folder = root.resolve(module).resolve("src/main/java");
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(sources::add);
        }
      }
    }
    return measure(sources);
  }

  private static SourceMetrics measure(List<Path> sources) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(sources));
      SourceScanner scanner = new SourceScanner(DocTrees.instance(task));
      for (CompilationUnitTree unit : task.parse()) {
        scanner.scan(unit, null);
      }
      return metrics(sources, scanner);
    }
  }

  private static SourceMetrics metrics(List<Path> sources, SourceScanner scanner)
      throws IOException {
    List<Integer> lines = new ArrayList<>();
    List<String> openPackages = new ArrayList<>();
    int todos = 0;
    for (Path source : sources) {
      List<String> text = Files.readAllLines(source);
      lines.add(text.size());
      todos += (int) text.stream().filter(line -> line.matches(".*(//|\\*).*\\bTODO\\b.*")).count();
      if (source.endsWith("package-info.java") && !text.contains("@NullMarked")) {
        openPackages.add(source.toString());
      }
    }
    return new SourceMetrics(
        new Distribution(lines),
        new Distribution(scanner.methods),
        scanner.types,
        scanner.sealedTypes,
        scanner.defaults.entrySet().stream()
            .filter(matched -> scanner.types.containsKey(matched.getKey()))
            .flatMap(matched -> matched.getValue().stream())
            .distinct()
            .toList(),
        scanner.staticVariables,
        scanner.setters,
        scanner.publicMethods,
        scanner.documentedMethods,
        openPackages,
        scanner.types.keySet().stream()
            .filter(name -> name.matches(".*(Utils?|Helper|Manager|Impl)"))
            .toList(),
        todos);
  }
}
