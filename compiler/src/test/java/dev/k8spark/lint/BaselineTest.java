package dev.k8spark.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.lint.report.ReportedFinding;
import dev.k8spark.lint.report.RootFolder;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class BaselineTest {

  @TempDir private Path folder;

  @Test
  void knowsWhatItListsAfterLinesWereAddedAndNothingElse() throws IOException {
    Baseline baseline = read(Baseline.write(found("a\nbad\nbad\n", 2, 6), root()));
    Files.writeString(folder.resolve("job.conf"), "");

    List<ReportedFinding> later =
        baseline.mark(found("new\na\nbad\nbad\nbad\nworse\n", 6, 10, 14, 18), root());

    assertThat(later).extracting(ReportedFinding::counts).containsExactly(false, false, true, true);
    assertThat(later.getFirst().baseline()).isEqualTo("known.json");
  }

  @Test
  void tellsWhatIsMendedOfFilesThatWereChecked() throws IOException {
    Baseline baseline = read(Baseline.write(found("bad\nworse\n", 0, 4), root()));
    List<ReportedFinding> now = found("bad\n", 0);

    assertThat(baseline.findFixed(now, Set.of("job.conf"), root()))
        .extracting(Baseline.BaselineEntry::message)
        .containsExactly("at 4");
    Files.writeString(folder.resolve("job.conf"), "");
    assertThat(baseline.findFixed(now, Set.of("other.conf"), root())).isEmpty();
    Files.delete(folder.resolve("job.conf"));
    assertThat(baseline.findFixed(List.of(), Set.of("other.conf"), root())).hasSize(2);
  }

  @Test
  void knowsWhatItListsInAFileThatWasRenamedButOnlyAsOften() throws IOException {
    Baseline baseline = read(Baseline.write(found("bad\nworse\n", 0, 4), root()));
    List<ReportedFinding> renamed =
        Stream.of("a.conf", "b.conf").flatMap(name -> renamed(name).stream()).toList();

    assertThat(baseline.mark(renamed, root()))
        .extracting(ReportedFinding::counts)
        .containsExactly(false, true);
    assertThat(baseline.findFixed(renamed, Set.of("a.conf", "b.conf"), root()))
        .extracting(Baseline.BaselineEntry::message)
        .containsExactly("at 4");
    Files.writeString(folder.resolve("job.conf"), "");
    assertThat(baseline.mark(renamed, root())).allMatch(ReportedFinding::counts);
  }

  private List<ReportedFinding> renamed(String name) {
    SourceFile file = new SourceFile(name, folder.resolve(name), "bad\n");
    return ReportedFinding.createAll(
        List.of(Diagnostic.of(Code.WRONG_VALUE, new Span(file, 0, 3), "at 0")),
        new RootFolder(folder.toAbsolutePath()));
  }

  @Test
  void isReadOnlyFromWhatItWrote() {
    assertThatThrownBy(() -> read("{}")).hasMessageContaining("no baseline");
    assertThatThrownBy(() -> read("[1")).hasMessage("it is not JSON");
  }

  private static Baseline read(String text) throws IOException {
    return Baseline.read("known.json", text);
  }

  private RootFolder root() throws IOException {
    return new RootFolder(folder.toRealPath());
  }

  /** A finding of three letters at each of the offsets. */
  private List<ReportedFinding> found(String text, int... offsets) throws IOException {
    SourceFile file = new SourceFile("job.conf", folder.resolve("job.conf"), text);
    List<Diagnostic> found = new java.util.ArrayList<>();
    for (int at : offsets) {
      found.add(Diagnostic.of(Code.WRONG_VALUE, new Span(file, at, at + 3), "at " + at));
    }
    return ReportedFinding.createAll(found, root());
  }
}
