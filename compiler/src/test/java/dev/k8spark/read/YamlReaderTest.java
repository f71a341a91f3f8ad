package dev.k8spark.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.source.Document;
import dev.k8spark.source.Node;
import dev.k8spark.source.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

  @Test
  void scalarsAreTextsWhateverYamlTakesThemFor() {
    assertThat(tree("a: 4.10\nb: 007\nc: 1e3\nd: yes\ne: true\nf: 2026-11-22\ng: 'null'\nh: 0x1F"))
        .isEqualTo(
            Map.of(
                "a",
                "4.10",
                "b",
                "007",
                "c",
                "1e3",
                "d",
                "yes",
                "e",
                "true",
                "f",
                "2026-11-22",
                "g",
                "null",
                "h",
                "0x1F"));
  }

  @Test
  void anEmptyDocumentAtTheEndIsToldAsOne() {
    SourceFile file = new SourceFile("a.yaml", null, "name: a\n---\n");

    assertThat(new YamlReader().read(file).diagnostics())
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.message())
                  .isEqualTo("a second document starts here, with nothing in it");
              assertThat(found.fix()).isNotNull();
              assertThat(found.span()).hasToString("a.yaml:2:1");
            });
  }

  @Test
  void nothingIsNull() {
    assertThat(tree("a:\nb: ~\nc: null\nd: ''"))
        .isEqualTo(Map.of("a", "<null>", "b", "<null>", "c", "<null>", "d", ""));
  }

  @Test
  void dotsBelongToEveryKey() {
    assertThat(tree("conf:\n  spark.a.b: 1\ndriver.cores: 1"))
        .isEqualTo(Map.of("conf", Map.of("spark.a.b", "1"), "driver.cores", "1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing\n", "---\n", "--- ~\n...\n", "\uFEFF", "\uFEFF---\r\n"})
  void anEmptyFileIsAnEmptyMap(String text) {
    assertThat(tree(text)).isEqualTo(Map.of());
  }

  @Test
  void columnsCountCodePointsWhateverTheLineEnds() {
    Document document =
        Objects.requireNonNull(
            read("\uFEFFöl: {😀: \"ü😀\", c: [d e]}\r\nx:\r\n- |\r\n  one\r\n  two\r\ny: z\r\n")
                .value());
    Node.Mapping oil = (Node.Mapping) Objects.requireNonNull(document.root().get("öl"));
    Node.Entry face = Objects.requireNonNull(oil.entries().get("😀"));
    assertThat(face.key().text()).isEqualTo("😀");
    assertThat(face.value().span().text()).isEqualTo("\"ü😀\"");
    assertThat(face.value().span()).hasToString("job.yaml:1:10");
    assertThat(oil.span().text()).isEqualTo("{😀: \"ü😀\", c: [d e]}");
    Node list = Objects.requireNonNull(document.root().get("x"));
    assertThat(Trees.plain(list)).isEqualTo(List.of("one\ntwo\n"));
    assertThat(list.span().text()).isEqualTo("- |\r\n  one\r\n  two");
    assertThat(Objects.requireNonNull(document.root().get("y")).span()).hasToString("job.yaml:6:4");
  }

  @Test
  void theSameKeyTwiceIsFoundWithBothPlaces() {
    Outcome<Document> outcome = read("a:\n  b: 1\n  b: 2\n");
    assertThat(Trees.said(outcome))
        .containsExactly("DUPLICATE_KEY 3:3 `a.b` stands twice in this file");
    assertThat(Objects.requireNonNull(outcome.diagnostics().getFirst().other()).span())
        .hasToString("job.yaml:2:3");
  }

  @Test
  void whatHidesWhereAValueComesFromIsRefused() {
    assertThat(said("a: &x\n  b: 1\nc: *x\nd:\n  <<: {e: 1}\nf: !!int 1\n? [g]\n: h\n--- \ni: 1"))
        .containsExactly(
            "NOT_IN_LANGUAGE 1:4 `&x` is an anchor, which is not part of the job language",
            "NOT_IN_LANGUAGE 3:4 `*x` repeats a value by an alias, which is not part of the job"
                + " language",
            "NOT_IN_LANGUAGE 5:3 merge keys are not part of the job language",
            "NOT_IN_LANGUAGE 6:4 this value has a tag, which is not part of the job language",
            "NOT_IN_LANGUAGE 7:3 a key must be one text",
            "NOT_IN_LANGUAGE 9:1 a second document starts here: one file is one job");
  }

  @Test
  void aQuotedMergeKeyIsAKey() {
    assertThat(tree("'<<': a")).isEqualTo(Map.of("<<", "a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a:\n\tb: 1|2:1 a tab cannot indent YAML",
        "a: @b|1:4 a text cannot start with `@` without quotes",
        "a: *.example.com|1:4 a text cannot start with `*` without quotes",
        "a: , b|1:4 a text cannot start with `,` without quotes",
        "a:1\nb: 2|1:2 a space is missing after `:`",
        "a: 1\nb:2|2:2 a space is missing after `:`",
        "a: b: c|1:5 `:` would start a second key on this line",
        "a: 1\nb\nc: 2|2:1 this line is no `key: value`",
        "a: \"b|1:4 the text that starts here is never closed",
        "a: 'b\nc: 1|1:4 the text that starts here is never closed",
        "a: \"\\q\"|1:6 this is no escape that YAML knows",
        "a: [1, 2|1:4 `[` is never closed",
        "a: {b: 1\nc: 2|2:2 a comma or `}` is missing before this",
        "a: {b: ${c}}|1:8 a reference inside `{…}` or `[…]` needs quotes",
        "a:\n    b: 1\n  c: 2|3:3 this line is indented like no line above it",
        "a: \"b\" c|1:8 this does not fit to what stands before it",
        "a: - b|1:4 a list cannot start here",
        "? \n: c|1:2 a key is missing before `:`",
        "a: \u0007|1:4 the character U+0007 cannot stand in YAML",
        "%YAML 3.0\n---\na: 1|1:1 this version of YAML is unknown",
        "just a text|1:1 the file holds one text where it needs keys and values",
        "- a|1:1 the file holds a list where it needs keys and values"
      })
  void syntaxErrorsNameTheirPlaceAndSayWhy(String sample) {
    int bar = sample.lastIndexOf('|');
    assertThat(said(sample.substring(0, bar)))
        .containsExactly("SYNTAX " + sample.substring(bar + 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"[", "{", "{a: ", "- ", "? ", "a: 1\n", "&a ", "!a ", "\"", "[a, ", "-\n"})
  void hostileRepetitionIsAnswered(String piece) {
    assertThat(read(piece.repeat(100_000)).hasErrors()).isTrue();
  }

  @Test
  void aFileTooLongIsRefusedBeforeItIsRead() {
    assertThat(said("a: " + "b".repeat(JobReader.MAX_LENGTH)))
        .containsExactly(
            "SYNTAX 1:1 the file has 1000003 characters, more than a job or policy can need");
  }

  private static Outcome<Document> read(String text) {
    return Trees.read("job.yaml", text);
  }

  private static Object tree(String text) {
    assertThat(said(text)).isEmpty();
    return Trees.plain(read(text));
  }

  private static List<String> said(String text) {
    return Trees.said(read(text));
  }
}
