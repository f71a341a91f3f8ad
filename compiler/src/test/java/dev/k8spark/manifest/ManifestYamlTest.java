package dev.k8spark.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.lower.Jobs;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.yaml.snakeyaml.Yaml;

class ManifestYamlTest {

  static Stream<String> texts() {
    return Stream.of(
        "plain",
        "",
        " ",
        "y",
        "N",
        "yes",
        "No",
        "on",
        "OFF",
        "true",
        "False",
        "null",
        "~",
        "=",
        "<<",
        "0123",
        "0o17",
        "0x10",
        "0b1",
        "1e3",
        "1E3",
        "1_000",
        "12:30:45",
        "2026-11-23",
        "2026-11-23T06:00:00Z",
        ".inf",
        "-.INF",
        ".nan",
        "1.0",
        "+1",
        "-",
        "- a",
        "a: b",
        "a:",
        ":a",
        "a #b",
        "#a",
        "&a",
        "*a",
        "!a",
        "%a",
        "@a",
        "`a`",
        "'a'",
        "\"a\"",
        "{a}",
        "[a]",
        "a,b",
        "?",
        "? a",
        "|",
        ">",
        "a\tb",
        "a\\b",
        " a",
        "a ",
        "a\nb",
        "a\n",
        "\na",
        "a\n\n",
        " a\nb",
        "a \nb",
        "a\n  b\n",
        "a\r\nb",
        "\ta\nb",
        "a\u0085b\nc",
        "a\u2028b\nc",
        "\uFEFFa\nb",
        "ü\nß\n",
        "\uD83D\uDE80\nx",
        "\u0007\nx",
        "\u2013\u20AC\n",
        "\u200Bx\n",
        "a\uD83D\uDE80\nb\n",
        "---",
        "--- a\nb",
        "...\nb",
        "#x\ny",
        "500m",
        "4505Mi",
        "1E",
        "6443",
        "/etc/passwd",
        "http://x:80/y?z=1&a=<b>",
        "x".repeat(5000),
        "w ".repeat(2000) + "e");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void everyTextIsReadBackByBothYamls(String text) {
    Map<String, Object> tree =
        Map.of("value", text, "list", List.of(text, List.of(text)), "map", Map.of("in", text));
    assertReadAlike(tree);
  }

  @ParameterizedTest
  @MethodSource("texts")
  void everyTextMayBeAKey(String text) {
    if (text.length() < 1000) {
      assertReadAlike(Map.of("labels", Map.of(text, "x")));
    }
  }

  @Test
  void numbersTruthsAndEmptyCollectionsKeepTheirTypes() {
    assertReadAlike(Map.of("a", 1, "b", true, "c", Map.of(), "d", List.of(), "e", 3_000_000_000L));
  }

  @Test
  void manifestsAreReadBackAsTheyWere() {
    for (HasMetadata object : Jobs.python().bundle().objects()) {
      assertReadAlike(ManifestTree.toTree(object));
    }
  }

  @Test
  void linesAreABlockAndTrapsAreQuoted() {
    assertThat(ManifestYaml.writeTree(Map.of("a", "x=1\ny=2\n"))).isEqualTo("a: |\n  x=1\n  y=2\n");
    assertThat(ManifestYaml.writeTree(Map.of("a", "on"))).isEqualTo("a: \"on\"\n");
  }

  private static void assertReadAlike(Map<String, Object> tree) {
    String yaml = ManifestYaml.writeTree(tree);
    Object newer = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    Object older = new Yaml().load(yaml);
    assertThat(newer).as(yaml).isEqualTo(narrowed(tree));
    assertThat(older).as(yaml).isEqualTo(narrowed(tree));
  }

  /** Parsers read a number as the smallest type that holds it. */
  private static Object narrowed(Object value) {
    return switch (value) {
      case Map<?, ?> map ->
          map.entrySet().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, e -> narrowed(e.getValue())));
      case List<?> list -> list.stream().map(ManifestYamlTest::narrowed).toList();
      case Long number when number.intValue() == number -> number.intValue();
      default -> value;
    };
  }
}
