package dev.k8spark.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.source.Document;
import dev.k8spark.source.SourceFile;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class JobReaderTest {

  private static final String HOCON =
      """
      # a job
      name = orders
      image = "registry.example.com/app:1"
      sparkVersion = 4.10
      note = two  words
      main { python = "local:///app/orders.py", args = ["--day", ${params.day}, "a "${b}] }
      driver.cores = 1
      driver { memory = 2g, cpu.limit = null }
      conf.spark.sql.shuffle.partitions = 400
      conf { spark.ui.enabled = false }
      environments.dev { labels.example.com/team = data, executor.instances = 1 }
      empty {}
      none = []
      """;

  private static final String YAML =
      """
      name: orders
      image: registry.example.com/app:1
      sparkVersion: 4.10
      note: two  words
      main:
        python: local:///app/orders.py
        args: [--day, "${params.day}", 'a ${b}']
      driver:
        cores: 1
        memory: 2g
        cpu: {limit: null}
      conf:
        spark.sql.shuffle.partitions: 400
        spark.ui.enabled: false
      environments:
        dev:
          labels: {example.com/team: data}
          executor:
            instances: 1
      empty: {}
      none: []
      """;

  private static final String JSON =
      """
      {
        "name": "orders",
        "image": "registry.example.com/app:1",
        "sparkVersion": "4.10",
        "note": "two  words",
        "main": {"python": "local:///app/orders.py", "args": ["--day", "${params.day}", "a ${b}"]},
        "driver": {"cores": 1, "memory": "2g", "cpu": {"limit": null}},
        "conf": {"spark.sql.shuffle.partitions": 400, "spark.ui.enabled": false},
        "environments": {
          "dev": {"labels": {"example.com/team": "data"}, "executor": {"instances": 1}}
        },
        "empty": {},
        "none": []
      }
      """;

  static final List<String> ALPHABET =
      List.of(
          "{",
          "}",
          "[",
          "]",
          "\"",
          "'",
          "\"\"\"",
          "${",
          "${?",
          "=",
          "+=",
          ":",
          ": ",
          ",",
          "\n",
          "\r\n",
          "\t",
          " ",
          "  ",
          "#",
          "//",
          "&a ",
          "*a",
          "!t ",
          "- ",
          "? ",
          "|",
          ">",
          "%",
          "@",
          "\\",
          "\\u12",
          "\\U00110000",
          ".",
          "..",
          "null",
          "true",
          "1e",
          "-",
          "---\n",
          "<<: ",
          "\0",
          "\uD800",
          "😀",
          "ö",
          "\uFEFF",
          "include ",
          "%YAML 9999999999.1\n",
          "0x",
          "$",
          "`");

  @Test
  void theThreeNotationsOfOneContentGiveOneTree() {
    Object hocon = Trees.plain(Trees.read("job.conf", HOCON));
    assertThat(Trees.plain(Trees.read("job.yaml", YAML))).isEqualTo(hocon);
    assertThat(Trees.plain(Trees.read("job.yml", YAML))).isEqualTo(hocon);
    assertThat(Trees.plain(Trees.read("job.json", JSON))).isEqualTo(hocon);
    assertThat(Trees.plain(Trees.read("k8spark:python", HOCON))).isEqualTo(hocon);
  }

  @Test
  void keysKeepTheirOrderInEveryNotation() {
    for (String name : List.of("job.yaml", "job.json")) {
      assertThat(Trees.plain(Trees.read(name, name.endsWith("json") ? JSON : YAML)))
          .hasToString(Trees.plain(Trees.read("job.conf", HOCON)).toString());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a": 1,}                | 1:8 JSON has no comma after the last value
          {"a": [1,]}              | 1:9 JSON has no comma after the last value
          {"a": 1} // x            | 1:10 JSON has no comments
          {"a": 1} # x             | 1:10 JSON has no comments
          {"a": b}                 | 1:7 JSON needs quotes around every text
          {a: 1}                   | 1:2 JSON needs quotes around every text
          {1: 1}                   | 1:2 JSON needs quotes around every key
          {"a" = 1}                | 1:6 JSON has `:` between key and value
          {"a": 007}               | 1:7 `007` is no JSON number
          {"a": "b" "c"}           | 1:11 a `,` or `:` is missing before this
          {"a" {}}                 | 1:6 a `,` or `:` is missing before this
          {"a": ${b}}              | 1:7 JSON needs quotes around a reference
          "a": 1                   | 1:1 a JSON file starts with `{`
          [1]                      | 1:1 the file holds a list where it needs keys and values
          {"a": 'b'}               | 1:7 JSON needs quotes around every text
          """)
  void jsonIsStrict(String text, String said) {
    assertThat(Trees.said(Trees.read("job.json", text))).containsExactly("SYNTAX " + said);
  }

  @Test
  void aJsonKeyStandsOnceEvenIfItIsAMap() {
    assertThat(Trees.said(Trees.read("job.json", "{\"a\": {\"b\": 1},\n \"a\": {\"c\": 1}}")))
        .containsExactly("DUPLICATE_KEY 2:2 `a` stands twice in this file");
  }

  static final List<String> NAMES = List.of("job.conf", "job.yaml", "job.json");

  /** Seeded, so that a failure comes again; whatever escapes fails the test with its text. */
  @ParameterizedTest
  @FieldSource("NAMES")
  void noInputMakesTheReaderFail(String name) {
    Random random = new Random(42);
    long end = System.nanoTime() + 900_000_000L;
    for (int i = 0; i < 20_000 && System.nanoTime() < end; i++) {
      String text = mutated(random, List.of(HOCON, YAML, JSON).get(i % 3));
      assertThat(answers(name, text)).as(text).isTrue();
    }
  }

  private static boolean answers(String name, String text) {
    try {
      var outcome = Trees.read(name, text);
      Trees.said(outcome);
      return outcome.value() != null || outcome.hasErrors();
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError("%s: %s in%n%s".formatted(name, e, text), e);
    }
  }

  private static String mutated(Random random, String sample) {
    StringBuilder text = new StringBuilder(sample);
    for (int i = random.nextInt(1, 4); i > 0; i--) {
      int at = random.nextInt(text.length() + 1);
      int end = Math.min(text.length(), at + random.nextInt(6));
      String piece = ALPHABET.get(random.nextInt(ALPHABET.size()));
      text.replace(at, random.nextBoolean() ? at : end, piece.repeat(random.nextInt(1, 3)));
    }
    return text.toString();
  }

  @Test
  void numbersOfAnySizeAreTheirTextInJson() {
    String number = "123456789012345678901234567890";
    SourceFile file = new SourceFile("a.json", null, "{\"conf\": {\"a\": " + number + "}}");

    Outcome<Document> read = JobReader.read(file, path -> false);

    assertThat(read.diagnostics()).isEmpty();
    assertThat(Objects.requireNonNull(read.value()).root().findText("conf", "a")).contains(number);
  }
}
