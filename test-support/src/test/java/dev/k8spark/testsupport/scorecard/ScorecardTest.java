package dev.k8spark.testsupport.scorecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The figures in {@code ARCHITECTURE.md} are those of the code, and reach their targets. */
class ScorecardTest {

  private static final Path ROOT = Path.of("..");

  private static List<ScorecardPoint> points;

  @BeforeAll
  static void measure() throws IOException {
    points = Scorecard.measure(ROOT);
  }

  /** The median of methods is 6 lines, by one line more than the target. */
  @Test
  void everyPointButOneReachesItsTarget() {
    assertThat(points)
        .filteredOn(point -> !point.met())
        .extracting(ScorecardPoint::subject)
        .containsExactly("Lines of a method: median, 99 %, longest");
  }

  @Test
  void thePageShowsTheMeasuredRows() throws IOException {
    assertThat(Files.readAllLines(ROOT.resolve("ARCHITECTURE.md")))
        .as("rows of the scorecard; print them with the class Scorecard")
        .containsSubsequence(points.stream().map(ScorecardPoint::toRow).toList());
  }

  @Test
  void mistakesAreCounted(@TempDir Path root) throws IOException {
    Path folder = Files.createDirectories(root.resolve("compiler/src/main/java/dev/k8spark"));
    Files.writeString(
        folder.resolve("Word.java"),
        """
        package dev.k8spark;
        // TODO later
        public class Word {
          static int count;
          sealed interface Shape { record Round() implements Shape {} }
          public void setCount(int count) { Word.count = count; }
          /** Returns it. */
          public int area(Object shape) {
            return switch (shape) { case Shape.Round round -> 1; default -> 0; };
          }
        }
        class PathHelper { class Word {} }
        """);
    Files.writeString(folder.resolve("package-info.java"), "package dev.k8spark;\n");

    SourceMetrics metrics = SourceReader.measure(root);

    assertThat(metrics.staticVariables()).containsExactly("Word.java:count");
    assertThat(metrics.setters()).containsExactly("Word.java:setCount");
    assertThat(metrics.silentDefaults()).containsExactly("Word.java:9");
    assertThat(metrics.openPackages()).hasSize(1);
    assertThat(metrics.helpers()).containsExactly("PathHelper");
    assertThat(metrics.sharedNames()).containsExactly("Word");
    assertThat(metrics.singleWordShare()).isEqualTo(80);
    assertThat(metrics.documentedShare()).isEqualTo(50);
    assertThat(metrics.todos()).isEqualTo(1);
    assertThat(metrics.methods().max()).isEqualTo(3);
  }
}
