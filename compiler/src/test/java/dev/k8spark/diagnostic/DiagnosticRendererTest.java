package dev.k8spark.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DiagnosticRendererTest {

  @Test
  void showsTheLineTheCaretsTheLabelAndTheHelp() {
    Span span = span("job.conf", "name = a\nexcutor { }\n", "excutor");
    Diagnostic one =
        Diagnostic.of(Code.UNKNOWN_KEY, span, "unknown key `excutor`")
            .withLabel("not a key")
            .withHelp("did you mean `executor`?");

    assertThat(render(one))
        .isEqualTo(
            """
            error[UNKNOWN_KEY]: unknown key `excutor`
             --> job.conf:2:1
              |
            2 | excutor { }
              | ^^^^^^^ not a key
              |
              = help: did you mean `executor`?

            1 error
            """);
  }

  @Test
  void showsTheSecondPlaceWithItsOwnLine() {
    Span job = span("job.conf", "image = \"a:1\"", "\"a:1\"");
    Span policy = span("policy.conf", "\n".repeat(11) + "images = [b]", "[b]");
    Diagnostic one =
        Diagnostic.of(Code.WRONG_VALUE, job, "image `a:1` is not allowed")
            .withOther(policy, "allowed here");

    assertThat(render(one))
        .isEqualTo(
            """
            error[WRONG_VALUE]: image `a:1` is not allowed
              --> job.conf:1:9
               |
             1 | image = "a:1"
               |         ^^^^^
               |
              ::: policy.conf:12:10
               |
            12 | images = [b]
               |          --- allowed here

            1 error
            """);
  }

  @Test
  void putsTheCaretUnderThePlaceBehindUmlautsTabsAndWideCharacters() {
    assertThat(marked("ä\u0308ö = x", "x")).isEqualTo("äö = x\n     ^".replace("äö", "ä\u0308ö"));
    assertThat(marked("\ta\t= x", "x")).isEqualTo("    a    = x\n           ^");
    assertThat(marked("日本 = x", "x")).isEqualTo("日本 = x\n       ^");
    assertThat(marked("a = 日本 x", "日本")).isEqualTo("a = 日本 x\n    ^^^^");
    assertThat(marked("🚀 = x", "x")).isEqualTo("🚀 = x\n     ^");
    assertThat(marked("👩‍👩‍👧❤️🇩🇪 = x", "x")).isEqualTo("👩‍👩‍👧❤️🇩🇪 = x\n         ^");
  }

  @Test
  void leavesTheEndOfACrLfLineOut() {
    assertThat(marked("a = 1\r\nb = 2\r\n", "2")).isEqualTo("b = 2\n    ^");
  }

  @Test
  void marksTheFirstLineOfASpanOfSeveral() {
    assertThat(marked("a = {\n  b = 1\n}\n", "{\n  b = 1\n}")).isEqualTo("a = {\n    ^");
  }

  @Test
  void marksOneColumnWhereTheSpanIsEmpty() {
    assertThat(marked("", "")).isEqualTo("\n^");
    SourceFile file = new SourceFile("job.conf", null, "a =\n");
    assertThat(marked(new Span(file, 3, 3))).isEqualTo("a =\n   ^");
    assertThat(marked(new Span(file, 4, 4))).isEqualTo("\n^");
  }

  @Test
  void cutsALongLineAroundTheSpan() {
    String text = marked("x".repeat(1000) + "HERE" + "y".repeat(1000), "HERE");

    assertThat(text)
        .isEqualTo(
            "..." + "x".repeat(40) + "HERE" + "y".repeat(76) + "...\n" + " ".repeat(43) + "^^^^");
  }

  @Test
  void cutsALongSpanToo() {
    assertThat(marked("a = " + "x".repeat(1000), "x".repeat(1000)))
        .isEqualTo("a = " + "x".repeat(116) + "...\n    " + "^".repeat(116));
  }

  @Test
  void neverSendsControlCharactersOfUsersToTheTerminal() {
    String evil = "\u001b[31m\u0007\u009b\u202e\u0000\u007f";
    SourceFile file = new SourceFile("a\u001b.conf", null, "k = " + evil + "\n");
    Diagnostic one =
        Diagnostic.of(Code.WRONG_VALUE, new Span(file, 4, 4 + evil.length()), "bad " + evil)
            .withLabel(evil)
            .withOther(new Span(file, 0, 1), evil)
            .withHelp(evil + "\n" + evil);

    String text = new DiagnosticRenderer(false).render(List.of(one));

    assertThat(text).contains("k = ␛[31m␇��␀␡").contains(" --> a␛.conf:1:5");
    assertThat(text.replace("\n", "").codePoints().filter(Character::isISOControl)).isEmpty();
    assertThat(text).doesNotContain("\u202e");
  }

  @Test
  void sortsAndShowsEachProblemOnceAndCounts() {
    SourceFile file = new SourceFile("b.conf", null, "x = 1\ny = 2\n");
    SourceFile earlier = new SourceFile("a.conf", null, "x = 1\n");
    Diagnostic second = Diagnostic.of(Code.UNKNOWN_KEY, new Span(file, 6, 7), "second");
    Diagnostic first = Diagnostic.of(Code.UNKNOWN_KEY, new Span(file, 0, 1), "first");
    Diagnostic note = Diagnostic.of(Code.IMAGE_NOT_PINNED, new Span(earlier, 0, 1), "note");

    String text = render(List.of(second, first, second, note));

    assertThat(text.lines().filter(line -> line.contains("[")))
        .containsExactly(
            "note[IMAGE_NOT_PINNED]: note",
            "error[UNKNOWN_KEY]: first",
            "error[UNKNOWN_KEY]: second");
    assertThat(text).endsWith("\n\n2 errors, 1 note\n");
  }

  @Test
  void saysNothingWhenNothingWasFound() {
    assertThat(render(List.of())).isEmpty();
  }

  @Test
  void paintsOnlyWhenAsked() {
    Diagnostic one = Diagnostic.of(Code.SYNTAX, span("a", "x", "x"), "no");

    assertThat(render(one)).doesNotContain("\u001b");
    assertThat(new DiagnosticRenderer(true).render(one))
        .startsWith("\u001b[1;31merror[SYNTAX]\u001b[0m\u001b[1m: no\u001b[0m\n")
        .contains("\u001b[1;31m^\u001b[0m");
  }

  private static String marked(String text, String part) {
    return marked(span("job.conf", text, part));
  }

  /** The line and the carets, without the gutter. */
  private static String marked(Span span) {
    List<String> lines = render(Diagnostic.of(Code.WRONG_VALUE, span, "no")).lines().toList();
    String margin = lines.get(2) + " ";
    String line =
        lines.get(3).length() < margin.length() ? "" : lines.get(3).substring(margin.length());
    return line + "\n" + lines.get(4).substring(margin.length());
  }

  private static Span span(String name, String text, String part) {
    int start = text.indexOf(part);
    return new Span(new SourceFile(name, null, text), start, start + part.length());
  }

  private static String render(Diagnostic one) {
    return render(List.of(one));
  }

  private static String render(List<Diagnostic> found) {
    return new DiagnosticRenderer(false).render(found);
  }
}
