package dev.k8spark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.lint.report.ReportFormat;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One hostile value and one hostile name of a file, through all outputs: nothing of them acts on a
 * terminal, turns a line round, or is a command to a build server.
 */
final class HostileTextTest {

  private static final String VALUE =
      "x\u001b[31m\u0007\u0085\u009b1m\u202e\u2066\u200f\r\n::error::one\n  ::set-env name=a::b\n"
          + "##[error]two##vso[task.x]%0A::error::three\u2028four";

  private static final String NAME = "::error::a\u001b]0;x\u0007\n::error::b##[error]c%0A,d";

  private static final Pattern ACTING =
      Pattern.compile(
          "[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069]");

  private static final Pattern COMMAND = Pattern.compile("(?m)^\\s*::(?!:)|##[a-z]*\\[");

  private static final Pattern ANNOTATION =
      Pattern.compile("(?m)^::(error|warning|notice) (file=[^:\\n]*,)?title=[^:\\n]*::");

  @TempDir private Path folder;

  private Path file;
  private CommandRun run = new CommandRun(0, "", "");

  @BeforeEach
  void write() throws IOException {
    boolean isUtf8 = "UTF-8".equals(System.getProperty("sun.jnu.encoding"));
    file = folder.resolve(NAME + (isUtf8 ? "\u202e\u009b" : "") + ".conf");
    Files.writeString(
        file,
        """
        name = a
        namespace = n
        image = "registry.example.com/a:1"
        sparkVersion = "4.3"
        main.python = "local:///a.py"
        timeout = %1$s
        %1$s = 1
        labels.a = [%1$s]
        conf { "spark.a" = "\u202e\u2066raw" }
        conf { "spark.a" = b }
        waivers.IMAGE_NOT_PINNED { reason = %1$s, until = 2026-12-31 }
        """
            .formatted(quoted(VALUE)));
    Files.writeString(
        folder.resolve("k8spark-policy.conf"),
        """
        root = true
        deny.images { "**" = %1$s }
        severity.IMAGE_NOT_PINNED = error
        waivable.IMAGE_NOT_PINNED = 90d
        rules.own { on = [job], expression = "job.name == '' && job.labels.size() > 9", message = %1$s, help = %1$s }
        """
            .formatted(quoted(VALUE)));
  }

  private static String quoted(String text) {
    return new JsonMapper().writeValueAsString(text);
  }

  @ParameterizedTest
  @EnumSource
  void aReport(ReportFormat format) throws Exception {
    run("check", folder.toString(), "--format", format.word(), "--as-of", "2026-11-23");
    assertThat(run.out()).as(run.err()).isNotEmpty();

    assertThat(run.code()).isEqualTo(1);
    verify(run.out(), format == ReportFormat.GITHUB);
    verifyDecoded(format);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "compile FILE",
        "compile --format json FILE",
        "compile FILE/gone",
        "compile --format json FILE/gone",
        "compile FILE FILE",
        "check --shape FILE",
        "check FILE/gone",
        "check --policy FILE FILE",
        "check --baseline FILE FILE",
        "check --report x=FILE FILE",
        "check --require-policy=FILE/gone FILE",
        "check --as-of VALUE FILE",
        "check --environment VALUE FILE",
        "check --exclude [VALUE FILE",
        "check --changed-since VALUE FILE",
        "fmt --check FILE",
        "fmt FILE/gone",
        "policy test FILE",
        "policy test --format json FILE",
        "policy test --format junit FILE",
        "explain VALUE",
        "schema VALUE",
        "help VALUE",
        "VALUE"
      })
  void aMessage(String command) {
    run(
        Stream.of(command.split(" ", -1))
            .map(word -> word.replace("FILE", file.toString()).replace("VALUE", VALUE))
            .toArray(String[]::new));

    assertThat(run.out() + run.err()).isNotEmpty();
    verify(run.out(), false);
    verify(run.err(), false);
  }

  @Test
  void whatFormattingWouldChange() throws IOException {
    Files.writeString(file, "a  =  b\n::error::one = 1\n  \"##[error]\" = 2\n#\u202e\u001b\n");

    run("fmt", "--check", file.toString());

    verify(run.out() + run.err(), false);
  }

  private static void verify(String printed, boolean hasAnnotations) {
    assertThat(
            ACTING.matcher(printed).results().map(r -> "%x".formatted((int) r.group().charAt(0))))
        .as(printed)
        .isEmpty();
    String rest = hasAnnotations ? ANNOTATION.matcher(printed).replaceAll("") : printed;
    assertThat(COMMAND.matcher(rest).results().map(r -> r.group())).as(printed).isEmpty();
    if (hasAnnotations) {
      assertThat(printed.lines().filter(line -> line.startsWith("::")))
          .noneMatch(line -> line.contains("%0A::"))
          .anyMatch(line -> line.contains("%250A"));
    }
  }

  /** What a program shows after it has read the report. */
  private void verifyDecoded(ReportFormat format) throws Exception {
    switch (format) {
      case JSON -> run.out().lines().forEach(line -> verify(new JsonMapper().readTree(line)));
      case SARIF, GITLAB, RDJSON -> verify(new JsonMapper().readTree(run.out()));
      case JUNIT -> {
        var builder = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
        var root = builder.parse(new InputSource(new StringReader(run.out()))).getDocumentElement();
        verify(root.getTextContent(), false);
      }
      case TEXT, GITHUB -> {}
    }
  }

  private static void verify(JsonNode tree) {
    if (tree.isString()) {
      verify(tree.stringValue(), false);
    }
    tree.forEach(HostileTextTest::verify);
  }

  private void run(String... arguments) {
    run = CommandRun.inPlace("", arguments);
  }
}
