package dev.k8spark.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.source.Document;
import dev.k8spark.source.Node;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HoconReaderTest {

  @Test
  void numbersKeepTheirText() {
    assertThat(tree("a = 4.10, b = 007, c = 1e3, d = 1.4.2, e = -0"))
        .isEqualTo(Map.of("a", "4.10", "b", "007", "c", "1e3", "d", "1.4.2", "e", "-0"));
  }

  @Test
  void unquotedTextsKeepTheirSpacesAndWords() {
    assertThat(tree("a =  one  two 3 \nb = true\nc = nullable\nd = truest"))
        .isEqualTo(Map.of("a", "one  two 3", "b", "true", "c", "nullable", "d", "truest"));
  }

  @Test
  void referencesStayInTheText() {
    assertThat(
            tree(
                """
                a = ${x.y}
                b = s3a://"/"${x}/in
                c = "$${x} and ${y}"
                """
                    .replace("s3a://", "s3a")))
        .isEqualTo(Map.of("a", "${x.y}", "b", "s3a/${x}/in", "c", "$${x} and ${y}"));
  }

  @Test
  void tripleQuotesKeepLinesWithTheSameEndsEverywhere() {
    assertThat(tree("a = \"\"\"one\r\n two\\n\"\"\"")).isEqualTo(Map.of("a", "one\n two\\n"));
  }

  @Test
  void nullIsNullOnlyWithoutQuotes() {
    assertThat(tree("a = null, b = \"null\"")).isEqualTo(Map.of("a", "<null>", "b", "null"));
  }

  @Test
  void bracesAroundTheFileChangeNothing() {
    assertThat(tree("# a job\n{ a { b = 1 } }\n")).isEqualTo(tree("a.b = 1"));
  }

  @Test
  void anEmptyFileIsAnEmptyMap() {
    assertThat(tree("")).isEqualTo(Map.of());
    assertThat(tree("\uFEFF# nothing\r\n")).isEqualTo(Map.of());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "conf.spark.a.b = 1",
        "conf { spark.a.b = 1 }",
        "conf { \"spark.a.b\" = 1 }",
        "conf.\"spark.a\".b = 1",
        "conf { spark.a.b : \"1\" }"
      })
  void dotsBelongToTheKeysOfFlatMaps(String text) {
    assertThat(tree(text)).isEqualTo(Map.of("conf", Map.of("spark.a.b", "1")));
    assertThat(tree("environments.dev." + text))
        .isEqualTo(Map.of("environments", Map.of("dev", Map.of("conf", Map.of("spark.a.b", "1")))));
  }

  @Test
  void aFlatMapHoldsAKeyBesideALongerOne() {
    assertThat(tree("conf { spark.speculation = true, spark.speculation.quantile = 0.9 }"))
        .isEqualTo(
            Map.of(
                "conf", Map.of("spark.speculation", "true", "spark.speculation.quantile", "0.9")));
  }

  @Test
  void aMapInsideAFlatMapStaysAMap() {
    assertThat(tree("conf { spark { a = 1 } }"))
        .isEqualTo(Map.of("conf", Map.of("spark", Map.of("a", "1"))));
  }

  @Test
  void blocksOfOneKeyComeTogether() {
    assertThat(tree("driver { cores = 1 }\ndriver { memory = 2g }\ndriver.cpu.limit = 2"))
        .isEqualTo(
            Map.of("driver", Map.of("cores", "1", "memory", "2g", "cpu", Map.of("limit", "2"))));
  }

  @Test
  void everyKeyAndValueKnowsItsPlace() {
    Document document = document("# ä\nöl.cores = \"😀\" # x\nargs = [ a b, c ]\n");
    Node.Entry oil = Objects.requireNonNull(document.root().entries().get("öl"));
    Node.Mapping map = (Node.Mapping) oil.value();
    Node.Entry cores = Objects.requireNonNull(map.entries().get("cores"));
    assertThat(oil.key().text()).isEqualTo("öl");
    assertThat(cores.key()).hasToString("job.conf:2:4");
    assertThat(cores.key().text()).isEqualTo("cores");
    assertThat(cores.value().span().text()).isEqualTo("\"😀\"");
    Node.Sequence args = (Node.Sequence) Objects.requireNonNull(document.root().get("args"));
    assertThat(args.items()).extracting(item -> item.span().text()).containsExactly("a b", "c");
    assertThat(args.span().text()).isEqualTo("[ a b, c ]");
  }

  @Test
  void includeIsRefused() {
    assertThat(said("name = a\ninclude \"team.conf\""))
        .containsExactly("NOT_IN_LANGUAGE 2:1 `include` is not part of the job language");
    assertThat(help("include file(\"team.conf\")")).contains("extends = [\"team.conf\"]");
    assertThat(said("include team.conf"))
        .containsExactly("SYNTAX 1:1 `include` is not part of the job language");
  }

  @Test
  void appendingIsRefused() {
    assertThat(said("a += 1"))
        .containsExactly(
            "NOT_IN_LANGUAGE 1:3 `+=` is not part of the job language: layers replace lists");
  }

  @Test
  void optionalReferencesAreRefused() {
    assertThat(said("a = [x, ${?y}], b = \"1\"${?z}"))
        .containsExactly(
            "NOT_IN_LANGUAGE 1:9 `${?y}` would read as nothing where it is not set",
            "NOT_IN_LANGUAGE 1:24 `${?z}` would read as nothing where it is not set");
  }

  @Test
  void mapsAndListsAreNotJoined() {
    Outcome<Document> outcome = read("a = { b = 1 } { c = 2 }\nd = [1] [2]\ne = ${x} { y = 1 }");
    assertThat(Trees.said(outcome))
        .containsExactly(
            "NOT_IN_LANGUAGE 1:15 a map cannot be joined with what stands beside it",
            "NOT_IN_LANGUAGE 2:9 a list cannot be joined with what stands beside it",
            "NOT_IN_LANGUAGE 3:10 a map cannot be joined with what stands beside it");
    assertThat(other(outcome)).isEqualTo("{ b = 1 }");
  }

  @Test
  void aCommentThatCutsAValueIsFound() {
    assertThat(said("a = /app//x.py\nb = 2g#x\nc = \"x\"// fine\nd = 1 // fine"))
        .containsExactly(
            "NOT_IN_LANGUAGE 1:9 `//` cuts this value: HOCON takes the rest of the line for a"
                + " comment",
            "NOT_IN_LANGUAGE 2:7 `#` cuts this value: HOCON takes the rest of the line for a"
                + " comment");
  }

  @Test
  void theSameKeyTwiceIsFoundWithBothPlaces() {
    Outcome<Document> outcome = read("driver { cores = 1 }\ndriver { cores = 1 }");
    assertThat(Trees.said(outcome))
        .containsExactly("DUPLICATE_KEY 2:10 `driver.cores` stands twice in this file");
    assertThat(other(outcome)).isEqualTo("cores");
    assertThat(said("conf.spark.a = 1\nconf { \"spark.a\" = 2 }"))
        .containsExactly("DUPLICATE_KEY 2:8 `conf.spark.a` stands twice in this file");
  }

  @Test
  void aValueAndAMapOfOneKeyClashInEitherOrder() {
    assertThat(said("a = 1\na.b = 2\na.c = 3"))
        .containsExactly("PREFIX_CLASH 2:1 `a` is a value in one place and a map in another");
    assertThat(said("x.a { b = 2 }\nx { a = 1 }"))
        .containsExactly("PREFIX_CLASH 2:5 `x.a` is a value in one place and a map in another");
    assertThat(other(read("x.a { b = 2 }\nx { a = 1 }"))).isEqualTo("a");
  }

  @Test
  void anImageWithoutQuotesIsToldToTakeThem() {
    assertThat(said("name = a\nimage = repo:1.2 # x\n"))
        .containsExactly("SYNTAX 2:13 `:` cannot stand in a text without quotes");
    assertThat(help("image = repo:1.2 # x\n")).isEqualTo("put the text in quotes: `\"repo:1.2\"`");
    assertThat(help("a { b = local:///app/x.py }"))
        .isEqualTo("put the text in quotes: `\"local:///app/x.py\"`");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a { b = 1|1:3 `{` is never closed",
        "a = [1|1:5 `[` is never closed",
        "a = 1 }|1:7 `}` closes nothing",
        "a = [1 }|1:8 `}` where `]` is needed",
        "a|1:1 `a` has no value",
        "a\nb = 1|1:1 `a` has no value",
        "a =\nb = 1|1:1 `a` has no value",
        "a = , b = 1|1:1 `a` has no value",
        "a = \"x|1:5 this text is not closed on its line",
        "a = \"x\nb = \"y\"|1:5 this text is not closed on its line",
        "a = \"\"\"x\n|1:5 the text that starts here is never closed",
        "a = \"x\\q\"|1:7 this backslash starts no escape that HOCON knows",
        "a = \"x\ty\"|1:7 a control character cannot stand in quotes",
        "a = 0 3 * * *|1:9 `*` cannot stand in a text without quotes",
        "a = b@c|1:6 `@` cannot stand in a text without quotes",
        "a = $x|1:5 `$` cannot stand in a text without quotes",
        "a = ${x|1:5 `${` is never closed",
        "a = ${x\nb = 1\n}|1:5 `${` is never closed",
        "a = ${ x }|1:5 this is no reference",
        "a { b 1 }|1:5 `b 1` has no value",
        "a = ${x@y}|1:5 this is no reference",
        "a..b = 1|1:1 `a..b` is no key: a name is missing beside a dot",
        "= 1|1:1 `=` has no key before it",
        "a [1]|1:3 `=` is missing between `a` and its value",
        "a = 1,, b = 2|1:7 `,` has nothing before it",
        "a { } b = 1|1:7 a comma or a new line is missing before this",
        "${a} = 1|1:1 a reference cannot be a key",
        "😀 = x:y|1:6 `:` cannot stand in a text without quotes"
      })
  void syntaxErrorsNameTheirPlaceAndSayWhy(String sample) {
    int bar = sample.lastIndexOf('|');
    assertThat(said(sample.substring(0, bar)))
        .containsExactly("SYNTAX " + sample.substring(bar + 1));
  }

  @Test
  void aListAtTheTopIsRefused() {
    assertThat(said("# x\n[1]"))
        .containsExactly("SYNTAX 2:1 the file holds a list where it needs keys and values");
  }

  @Test
  void allTrapsAreFoundInOneRun() {
    assertThat(said("include \"x\"\na += 1\nb = ${?c}\nd = 1\nd = 2")).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "a.", "{a:", "a{", "a.\"b\".", "${", "a=[", "\"\"\"", "a=1\n"})
  void hostileRepetitionIsAnswered(String piece) {
    assertThat(read(piece.repeat(100_000)).hasErrors()).isTrue();
  }

  private static Outcome<Document> read(String text) {
    return Trees.read("job.conf", text);
  }

  private static Object tree(String text) {
    assertThat(said(text)).isEmpty();
    return Trees.plain(read(text));
  }

  private static Document document(String text) {
    return Objects.requireNonNull(read(text).value());
  }

  private static List<String> said(String text) {
    return Trees.said(read(text));
  }

  private static String help(String text) {
    return Objects.requireNonNull(read(text).diagnostics().getFirst().help());
  }

  private static String other(Outcome<Document> outcome) {
    Diagnostic.Place other = outcome.diagnostics().getFirst().other();
    return Objects.requireNonNull(other).span().text();
  }
}
