package dev.k8spark.lint.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.diagnostic.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every code has a page, and what the page shows is in a sample that is said to be wrong so. */
final class CodePagesTest {

  private static final Path ROOT = Path.of("..");

  private static final Pattern EXAMPLE =
      Pattern.compile("(?s)```conf samples/invalid/(\\S+)\n(.*?)```\n");

  @Test
  void everyPageIsOfACode() throws IOException {
    try (Stream<Path> pages = Files.list(ROOT.resolve("docs/codes"))) {
      assertThat(pages.map(page -> page.getFileName().toString().replace(".md", "")))
          .containsExactlyInAnyOrderElementsOf(Stream.of(Code.values()).map(Code::name).toList());
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyCodeHasALawAReasonAWayOutAndAnExample(Code code) throws IOException {
    CodePage page = CodePage.of(code);
    Matcher example = EXAMPLE.matcher(page.text());

    assertThat(page.law()).endsWith(".").hasSizeLessThan(100);
    assertThat(List.of(page.section("Why"), page.section("How to mend"))).doesNotContain("");
    if (code == Code.NOT_OWN_EXECUTOR) { // only a cluster sees it
      assertThat(page.section("Example")).contains("cluster-tests/verdicts/" + code + ".jsonl");
      return;
    }
    assertThat(example.find()).isTrue();
    Path sample = ROOT.resolve("samples/invalid").resolve(example.group(1));
    assertThat("\n" + Files.readString(sample)).contains("\n" + example.group(2));
    String golden = example.group(1).replaceFirst("/.*", "") + ".txt";
    assertThat(ROOT.resolve("golden/invalid").resolve(golden)).content().contains(told(code));
  }

  /** A policy's own rule is told by its name. */
  private static String told(Code code) {
    return code == Code.POLICY_RULE ? "the policy's rule" : "[" + code + "]";
  }
}
