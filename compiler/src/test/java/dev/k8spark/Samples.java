package dev.k8spark;

import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.emit.JobManifests;
import dev.k8spark.emit.ManifestPart;
import dev.k8spark.emit.ManifestWriter;
import dev.k8spark.job.CompileOptions;
import dev.k8spark.lower.Bundle;
import dev.k8spark.read.JobReader;
import dev.k8spark.source.Document;
import dev.k8spark.source.Node;
import dev.k8spark.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files under {@code samples/}, and what the compiler makes of them. */
final class Samples {

  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  static final Path FOLDER = ROOT.resolve("samples");
  static final Path INVALID = FOLDER.resolve("invalid");
  static final Path EQUIVALENT = FOLDER.resolve("equivalent");

  private static final String POLICY = "k8spark-policy";

  /** Samples of the command line's own mistakes, which its test compiles. */
  static final Set<String> OF_THE_COMMAND_LINE =
      Set.of(
          "duplicate-job",
          "file-unreadable",
          "not-enforced",
          "no-key-yet",
          "policy-excludes",
          "policy-missing",
          "quota-overbooked");

  /** How the programs end that lie beside samples. */
  private static final String PROGRAM = ".py";

  /** Files that samples extend. */
  private static final String LAYERS = "layers";

  private Samples() {}

  /**
   * One compilation of a sample.
   *
   * @param environment absent for a sample without environments
   * @param asOf the day on which waivers are judged, absent if nobody judges them
   */
  record Run(
      Path file,
      @Nullable String environment,
      SortedMap<String, String> params,
      @Nullable LocalDate asOf) {

    Run(Path file, @Nullable String environment) {
      this(file, environment, new TreeMap<>(), null);
    }

    /** What its golden is called: the file, and the environment where there are several. */
    String name() {
      String base = baseName(file);
      return environment == null ? base : base + "." + environment;
    }

    Outcome<Bundle> compile() {
      return new Compiler(null, asOf)
          .compile(open(file), new CompileOptions(environment, params, null))
          .map(JobManifests::bundle);
    }

    @Override
    public String toString() {
      return FOLDER.relativize(file) + (environment == null ? "" : " -e " + environment);
    }
  }

  /** The samples that compile, each in every environment. */
  static List<Run> valid() {
    return filesIn(FOLDER).stream().flatMap(Samples::runs).toList();
  }

  /** The same jobs in other notations. */
  static List<Run> equivalent() {
    return filesIn(EQUIVALENT).stream().flatMap(Samples::runs).toList();
  }

  /**
   * The samples that do not compile, or not without a remark: files, and folders with a {@code
   * job.conf} where a mistake takes more than one file.
   */
  static List<Run> invalid() {
    return entries(INVALID).stream()
        .filter(path -> !path.getFileName().toString().equals(LAYERS))
        .filter(path -> !OF_THE_COMMAND_LINE.contains(path.getFileName().toString()))
        .map(path -> Files.isDirectory(path) ? path.resolve("job.conf") : path)
        .map(Samples::withOptions)
        .toList();
  }

  /** What an invalid sample's golden is called. */
  static String invalidName(Path file) {
    return INVALID.relativize(file).toString().replace("/job.conf", "") + ".txt";
  }

  /** The first line of a sample may say with which options it is compiled. */
  private static Run withOptions(Path file) {
    String first = open(file).text().lines().findFirst().orElse("");
    String environment = null;
    SortedMap<String, String> params = new TreeMap<>();
    @Nullable LocalDate asOf = null;
    List<String> words = first.startsWith("# with ") ? List.of(first.split(" ")) : List.of();
    for (int i = 2; i + 1 < words.size(); i += 2) {
      if (words.get(i).equals("-e")) {
        environment = words.get(i + 1);
      } else if (words.get(i).equals("--as-of")) {
        asOf = LocalDate.parse(words.get(i + 1));
      } else {
        String[] param = words.get(i + 1).split("=", 2);
        params.put(param[0], param[1]);
      }
    }
    return new Run(file, environment, params, asOf);
  }

  /**
   * The files directly in a folder but its policy, README and programs, sorted, so that a test run
   * has one order.
   */
  static List<Path> filesIn(Path folder) {
    return entries(folder).stream().filter(Files::isRegularFile).toList();
  }

  private static List<Path> entries(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> !file.getFileName().toString().startsWith(POLICY))
          .filter(file -> !file.endsWith("README.md"))
          .filter(file -> !file.getFileName().toString().endsWith(PROGRAM))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A file as a user in the repository's folder names it, so that messages are the same anywhere.
   */
  static SourceFile open(Path path) {
    try {
      return SourceFile.read(path, ROOT.relativize(path).toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String baseName(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.lastIndexOf('.'));
  }

  static String yaml(Bundle bundle) {
    return new ManifestWriter("VERSION").write(bundle, ManifestPart.ALL);
  }

  /** The tree of a file that is known to be well-formed. */
  static Node.Mapping tree(Path file) {
    Document document = JobReader.read(open(file), path -> false).value();
    if (document == null) {
      throw new IllegalArgumentException(file + " is not well-formed");
    }
    return document.root();
  }

  private static Stream<Run> runs(Path file) {
    return tree(file).get("environments") instanceof Node.Mapping environments
        ? environments.entries().keySet().stream().map(name -> new Run(file, name))
        : Stream.of(new Run(file, null));
  }
}
