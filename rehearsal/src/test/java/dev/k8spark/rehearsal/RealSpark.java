package dev.k8spark.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.Compiler;
import dev.k8spark.cli.run.DataTargets;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.emit.JobManifests;
import dev.k8spark.emit.ManifestPart;
import dev.k8spark.emit.ManifestWriter;
import dev.k8spark.job.CompileOptions;
import dev.k8spark.lower.Bundle;
import dev.k8spark.rehearsal.localimage.CacheFolder;
import dev.k8spark.rehearsal.report.RunReport;
import dev.k8spark.source.SourceFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rehearses jobs with a real Spark, and keeps what was said. */
final class RealSpark {
  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  static final Path SAMPLES = ROOT.resolve("samples");

  private static final Map<String, String> ENVIRONMENT = System.getenv();

  private final List<String> output = new CopyOnWriteArrayList<>();
  private final Map<String, Path> mappings = new TreeMap<>();
  private final SortedMap<String, Path> data = new TreeMap<>();
  private UnaryOperator<String> edit = text -> text;

  /** Places a path of the image. */
  RealSpark mapPath(String path, Path here) {
    mappings.put(path, here);
    return this;
  }

  /** Gives a folder to data of the job. */
  RealSpark mapData(String name, Path folder) {
    data.put(name, folder);
    return this;
  }

  /** Takes back what folders were given to data. */
  RealSpark forgetData() {
    data.clear();
    return this;
  }

  /** Changes the manifests before they are applied. */
  RealSpark edited(UnaryOperator<String> change) {
    edit = change;
    return this;
  }

  /** Runs a job of the samples' folder. */
  RunReport run(String line, String job) throws Exception {
    return runIn(SAMPLES, line, job);
  }

  /** Runs a job that says all but its name, place, image and line, as if it lay in a folder. */
  RunReport runIn(Path folder, String line, String job) throws Exception {
    String head =
        """
        name = job
        namespace = spark-samples
        image = "localhost/k8spark-samples:0.1.0"
        sparkVersion = %s
        """
            .formatted(line);
    return run(folder.resolve("job.conf"), (head + job).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Runs the job of a file.
   *
   * @param line of Spark, in place of the file's
   * @param more settings that win over the file's, one each
   */
  RunReport run(Path file, String line, String... more) throws Exception {
    String settings = String.join("\n", more);
    String job = Files.readString(file) + "\nsparkVersion = " + line + "\n" + settings + "\n";
    return run(file, job.getBytes(StandardCharsets.UTF_8));
  }

  private RunReport run(Path file, byte[] job) throws Exception {
    SourceFile source = SourceFile.decode(job, file, file.toString());
    Outcome<Bundle> outcome =
        new Compiler(null).compile(source, CompileOptions.NONE).map(JobManifests::bundle);
    Bundle bundle = Objects.requireNonNull(outcome.value(), () -> outcome.diagnostics().toString());
    Rehearsal.RunRequest request =
        new Rehearsal.RunRequest(
            edit.apply(new ManifestWriter("test").write(bundle, ManifestPart.ALL)),
            List.of(),
            file.resolveSibling(""),
            new TreeMap<>(mappings),
            new DataTargets(data, new TreeMap<>()),
            new TreeMap<>(),
            label -> true);
    RealRuns.add();
    RunReport report = new Rehearsal(cache(), ENVIRONMENT, output::add).run(request);
    assertThat(leftovers()).isEmpty();
    return report;
  }

  /** All that was said, a line each. */
  List<String> output() {
    return List.copyOf(output);
  }

  /** For messages about failures. */
  String log() {
    return String.join("\n", output);
  }

  static Path cache() {
    return CacheFolder.locate(ENVIRONMENT, System.getProperty("os.name"));
  }

  /** Processes and folders of rehearsals that are over; others may run beside this one. */
  private static List<Object> leftovers() throws IOException {
    Stream<ProcessHandle> processes = ProcessHandle.current().descendants();
    List<Path> folders;
    try (Stream<Path> all = Files.list(cache().resolve("runs"))) {
      folders = all.filter(Files::isDirectory).toList();
    }
    List<Object> left = new ArrayList<>(processes.toList());
    for (Path folder : folders) {
      Path lock = folder.resolveSibling(folder.getFileName() + ".lock");
      if (!isHeld(lock) && Files.exists(folder)) {
        left.add(folder);
      }
    }
    return left;
  }

  private static boolean isHeld(Path lock) throws IOException {
    if (!Files.exists(lock)) {
      return false;
    }
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE)) {
      @Nullable FileLock free = channel.tryLock();
      return free == null;
    } catch (NoSuchFileException over) {
      return false;
    }
  }
}
