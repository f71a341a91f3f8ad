package dev.k8spark.rehearsal.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.testsupport.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is told of each run is its golden; layout alone is left to the browser. */
class ReportGoldenTest {

  @ParameterizedTest
  @EnumSource
  void textIsItsGolden(SampleReports run) {
    Golden.verify(
        SampleReports.GOLDENS + run.file("txt"), new ReportText(false).render(run.report()));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MANY")
  void jsonIsItsGolden(SampleReports run) {
    Golden.verify(SampleReports.GOLDENS + run.file("json"), ReportJson.render(run.report()));
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "MANY")
  void pageIsItsGolden(SampleReports run) {
    Golden.verify(SampleReports.GOLDENS + run.file("html"), ReportPage.render(run.report()));
  }

  @Test
  void everyGoldenHasARun() throws IOException {
    Set<String> expected =
        Stream.of(SampleReports.values())
            .flatMap(run -> Stream.of(run.file("txt"), run.file("json"), run.file("html")))
            .filter(name -> !Set.of("many.json", "many.html").contains(name))
            .collect(Collectors.toCollection(TreeSet::new));
    try (Stream<Path> files = Files.list(Golden.FOLDER.resolve(SampleReports.GOLDENS))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(expected);
    }
  }

  @Test
  void aGoodRunIsTakenInAtAGlance() {
    assertThat(new ReportText(false).render(SampleReports.COMPLETE.report()).lines())
        .hasSizeLessThanOrEqualTo(16)
        .allMatch(line -> line.length() <= 100);
  }

  @Test
  void paintChangesNoWord() {
    String painted = new ReportText(true).render(SampleReports.REFUSED.report());
    assertThat(painted).contains("\u001b[1;31mFailed");
    assertThat(painted.replaceAll("\u001b\\[[0-9;]*m", ""))
        .isEqualTo(new ReportText(false).render(SampleReports.REFUSED.report()));
  }
}
