package dev.k8spark.lint.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import org.junit.jupiter.api.Test;

final class RegionTest {

  @Test
  void endsWithTheFirstLineOfItsSpan() {
    String text = "a {\r\n  b = 1\r\n}";

    assertThat(region(text, 2, text.length())).isEqualTo(new Region(1, 3, 4));
    assertThat(region(text, 4, 6)).isEqualTo(new Region(1, 4, 4));
    assertThat(region(text, text.length(), text.length())).isEqualTo(new Region(3, 2, 2));
    assertThat(region("", 0, 0)).isEqualTo(new Region(1, 1, 1));
  }

  private static Region region(String text, int start, int end) {
    return Region.of(new Span(new SourceFile("f", null, text), start, end), Region.Unit.UTF_16);
  }
}
