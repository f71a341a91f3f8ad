package dev.k8spark.rehearsal.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.logging.LogType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a reader sees of the page, on a telephone and on a wide screen. Pictures are kept. */
@ExtendWith(BrowserPresence.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportPageInBrowserTest {

  private static final Path PAGES = Path.of("target/pages").toAbsolutePath();
  private static final List<Integer> WIDTHS = List.of(360, 1600);

  private @Nullable HeadlessBrowser browser;

  @BeforeAll
  void startBrowser() throws IOException {
    Files.createDirectories(PAGES);
    browser = HeadlessBrowser.start();
  }

  @AfterAll
  void endBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  static Stream<Arguments> pages() {
    return Arrays.stream(SampleReports.values())
        .flatMap(run -> WIDTHS.stream().map(width -> Arguments.of(run, width)));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void pageLoadsNothingAndComplainsOfNothing(SampleReports run, int width) throws IOException {
    HeadlessBrowser shown = open(run, width, "light");
    assertThat(shown.logs(LogType.BROWSER)).isEmpty();
    assertThat(shown.logs(LogType.PERFORMANCE).stream().map(ReportPageInBrowserTest::requested))
        .filteredOn(url -> !url.isEmpty())
        .containsOnly(page(run).toUri().toString());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyPodHasALaneAndABarInSight(SampleReports run, int width) throws IOException {
    HeadlessBrowser shown = open(run, width, "light");
    int pods = run.report().pods().size();
    assertThat(shown.ask(IN_SIGHT + "return inSight('.lane')")).isEqualTo((long) pods);
    assertThat(shown.ask(IN_SIGHT + "return inSight('.lane .name')")).isEqualTo((long) pods);
    assertThat(shown.ask(IN_SIGHT + "return inSight('.memory-bar')")).isEqualTo((long) pods);
    assertThat(shown.ask("return document.documentElement.scrollWidth")).isEqualTo((long) width);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void noTextOfTheTimelineTouchesAnother(SampleReports run, int width) throws IOException {
    assertThat((List<?>) open(run, width, "light").ask(TOUCHING)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void textStandsOutByDayAndByNight(SampleReports run, int width) throws IOException {
    for (String scheme : List.of("light", "dark")) {
      HeadlessBrowser shown = open(run, width, scheme);
      Files.write(PAGES.resolve(run.file(width + "." + scheme + ".png")), shown.picture());
      assertThat((List<?>) shown.ask(PALE)).isEmpty();
    }
  }

  @Test
  void hostileTextIsOnlyText() throws IOException {
    HeadlessBrowser shown = open(SampleReports.HOSTILE, 1600, "light");
    String job = SampleReports.HOSTILE.report().job();
    assertThat(shown.ask("return document.title")).isEqualTo(job + ": Failed");
    assertThat(shown.ask("return document.querySelector('h1').textContent")).isEqualTo(job);
    assertThat(shown.ask("return document.querySelectorAll('script, img').length")).isEqualTo(0L);
  }

  private HeadlessBrowser open(SampleReports run, int width, String scheme) throws IOException {
    HeadlessBrowser opened = Objects.requireNonNull(browser);
    Files.writeString(page(run), ReportPage.render(run.report()));
    opened.open(page(run), width, scheme);
    return opened;
  }

  private static Path page(SampleReports run) {
    return PAGES.resolve(run.file("html"));
  }

  /** The address of a request, of one line of the log; empty for other lines. */
  private static String requested(String line) {
    JsonNode message = new JsonMapper().readTree(line).path("message");
    return message.path("method").asString("").equals("Network.requestWillBeSent")
        ? message.path("params").path("request").path("url").asString("")
        : "";
  }

  private static final String IN_SIGHT =
      """
      const inSight = selector => [...document.querySelectorAll(selector)].filter(each => {
        const box = each.getBoundingClientRect();
        return each.checkVisibility() && box.width > 0 && box.height > 0
            && box.left >= 0 && box.right <= window.innerWidth;
      }).length;
      """;

  private static final String TOUCHING =
      """
      const boxes = [...document.querySelectorAll('.timeline text')]
          .map(each => ({text: each.textContent, box: each.getBoundingClientRect()}));
      return boxes.flatMap((a, i) => boxes.slice(i + 1)
          .filter(b => a.box.left < b.box.right && b.box.left < a.box.right
              && a.box.top + 1 < b.box.bottom && b.box.top + 1 < a.box.bottom)
          .map(b => a.text + ' and ' + b.text));
      """;

  /** The contrast that WCAG asks of text at its level AA. */
  private static final String PALE =
      """
      const light = colour => colour.match(/[0-9.]+/g).slice(0, 3).map(n => n / 255)
          .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
          .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
      const paper = light(getComputedStyle(document.body).backgroundColor);
      return [...document.querySelectorAll('body *')]
          .filter(each => [...each.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
          .filter(each => each.tagName !== 'title')
          .filter(each => {
            const style = getComputedStyle(each);
            const ink = light(each.tagName === 'text' ? style.fill : style.color);
            return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05) < 4.5;
          })
          .map(each => each.textContent);
      """;
}
