package dev.k8spark.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import dev.k8spark.source.TextEdit;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Edits change what they name and nothing else, and never leave a file that cannot be read. */
final class TextEditsTest {

  private static final SourceFile HOCON =
      new SourceFile("a.conf", null, "nmae =  pi # ä 😀\r\nretries = 1\r\n");
  private static final SourceFile YAML =
      new SourceFile("a.yaml", null, "nmae:  pi # why\nretries: 1");

  @Test
  void changesBothNotationsAndKeepsTheRestOfThem() {
    assertThat(text(HOCON, edit(HOCON, "nmae", "name"), edit(HOCON, "1", "2")))
        .isEqualTo("name =  pi # ä 😀\r\nretries = 2\r\n");
    assertThat(text(YAML, edit(YAML, "1", "2"), edit(YAML, "nmae", "name")))
        .isEqualTo("name:  pi # why\nretries: 2");
  }

  @Test
  void addsLinesThatEndAsTheOthersDo() {
    Span before = new Span(HOCON, HOCON.text().indexOf("retries"), HOCON.text().indexOf("retries"));

    assertThat(text(HOCON, new TextEdit(before, "b = 2\n"), new TextEdit(before, "a = 1\n")))
        .isEqualTo("nmae =  pi # ä 😀\r\na = 1\r\nb = 2\r\nretries = 1\r\n");
  }

  @Test
  void appliesTheFirstOfTwoThatOverlapAndOneThatIsGivenTwiceOnce() {
    TextEdit first = edit(HOCON, "nmae", "name");
    TextEdit second = edit(HOCON, "mae =", "x =");
    TextEdits edits = TextEdits.apply(HOCON, List.of(second, first, first)).orElseThrow();

    assertThat(edits.applied()).containsExactly(first);
    assertThat(edits.file().text()).startsWith("name =  pi");
  }

  @Test
  void doesNothingWhereTheResultOrTheFileCannotBeRead() {
    assertThat(TextEdits.apply(HOCON, List.of(edit(HOCON, "=", "")))).isEmpty();
    assertThat(TextEdits.apply(HOCON, List.of(edit(HOCON, "retries", "nmae")))).isEmpty();
    assertThat(TextEdits.apply(YAML, List.of(edit(YAML, "1", "[")))).isEmpty();
    SourceFile broken = new SourceFile("a.conf", null, "a = {");
    assertThat(TextEdits.apply(broken, List.of(edit(broken, "{", "1")))).isEmpty();
  }

  @Test
  void fixesWhatTheLanguageLeavesOut() {
    SourceFile append = new SourceFile("a.conf", null, "a += [1]");

    assertThat(text(append, edit(append, "+=", "="))).isEqualTo("a = [1]");
  }

  @Test
  void refusesAnEditOfAnotherFile() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TextEdits.apply(YAML, List.of(edit(HOCON, "nmae", "name"))));
  }

  private static String text(SourceFile source, TextEdit... edits) {
    return TextEdits.apply(source, List.of(edits)).orElseThrow().file().text();
  }

  private static TextEdit edit(SourceFile source, String old, String text) {
    int start = source.text().indexOf(old);
    return new TextEdit(new Span(source, start, start + old.length()), text);
  }
}
