package dev.k8spark.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.impl.HoconSyntax;
import com.typesafe.config.impl.HoconSyntax.TokenKind;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.read.FlatKeys;
import dev.k8spark.read.JobReader;
import dev.k8spark.source.Document;
import dev.k8spark.source.SourceFile;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Formatting changes how a file looks, never what it says, and has nothing to add to its own. */
final class HoconFormatTest {

  private static final int FILES = 1_500;

  @Test
  void keepsKeysValuesAndCommentsOfAnyFile() {
    for (int seed = 0; seed < FILES; seed++) {
      String text = new RandomHocon(seed).file();
      String formatted = format(text);

      assertThat(TreeEquality.isSame(read(text), read(formatted)))
          .as("%d%n%s", seed, text)
          .isTrue();
      assertThat(comments(formatted)).as("%d%n%s", seed, text).isEqualTo(comments(text));
      assertThat(quoted(formatted)).as("%d%n%s", seed, text).isEqualTo(quoted(text));
    }
  }

  @Test
  void formattingTwiceIsFormattingOnce() {
    for (int seed = 0; seed < FILES; seed++) {
      String text = new RandomHocon(seed).file();
      String once = format(text);

      assertThat(format(once)).as("%d%n%s", seed, text).isEqualTo(once);
    }
  }

  @Test
  void keepsOneLineAndManyAsTheAuthorHasThem() {
    assertThat(format("a:1,b :{c=[1,2 ,3,],d={}}\nmain={ python = x }\nconf {\n}\ne = [\n]\n"))
        .isEqualTo(
            """
            a = 1, b { c = [1, 2, 3], d {} }
            main { python = x }
            conf {}
            e = []
            """);
    assertThat(format("a {\n b = 1, c = 2,\n d = 3 }\nl = [{\nx = 1\n},{\ny = 2}]"))
        .isEqualTo(
            """
            a {
              b = 1, c = 2
              d = 3
            }
            l = [{
              x = 1
            }, {
              y = 2
            }]
            """);
    assertThat(format("s3   { uri = x, region = y\n  egress { port = 443 } }\nshop { uri = z }"))
        .isEqualTo(
            """
            s3   { uri = x, region = y
                   egress { port = 443 } }
            shop { uri = z }
            """);
  }

  @Test
  void breaksTheOutermostPlaceOfALineThatIsTooWide() {
    String wide = "x".repeat(40);

    assertThat(format("a { b = %s, c = [%s], d { e = %s } } # why".formatted(wide, wide, wide)))
        .isEqualTo(
            """
            a {
              b = %s
              c = [%s]
              d { e = %s }
            } # why
            """
                .formatted(wide, wide, wide));
    assertThat(format("a = [{ b = %s, c = %s, d = %s }]".formatted(wide, wide, wide)))
        .isEqualTo(
            """
            a = [{
              b = %s
              c = %s
              d = %s
            }]
            """
                .formatted(wide, wide, wide));
    String asWideAsMayBe = "a { b = " + "x".repeat(110) + " }\n";
    assertThat(format(asWideAsMayBe)).isEqualTo(asWideAsMayBe);
    assertThat(format(asWideAsMayBe.replace("b", "bb"))).startsWith("a {\n");
    assertThat(format("a = 1 # " + "x".repeat(200))).hasLineCount(1);
  }

  @Test
  void keepsColumnsThatNeighboursShare() {
    assertThat(format("a  =1\nbb =  2\n\nc   = 3\nenv  { }\nenvs { }\n"))
        .isEqualTo("a  = 1\nbb = 2\n\nc = 3\nenv  {}\nenvs {}\n");
    assertThat(format("a=1    # x\nbb=2   # y\nc = 3 # z\nd = 4     # alone\n"))
        .isEqualTo("a = 1  # x\nbb = 2 # y\nc = 3 # z\nd = 4     # alone\n");
    assertThat(format("name=pi\nmain=x\nlonger=y\nlast : z\n").lines())
        .containsExactly("name = pi", "main = x", "longer = y", "last = z");
  }

  @Test
  void putsCommentsWhereTheyBelong() {
    assertThat(
            format(
                """

                # top
                   //next


                a { # behind
                    # above
                b = 1, # at b
                # last
                }
                [ ]
                """
                    .replace("[ ]", "c = [ # in\n]")))
        .isEqualTo(
            """
            # top
            //next

            a { # behind
              # above
              b = 1 # at b
              # last
            }
            c = [ # in
            ]
            """);
  }

  @Test
  void leavesQuotedTextsAlone() {
    String text = "a = \"\"\" one \t\r\n\r\n\r\n two  \"\"\"\nb = \" x , : = y \"\n";

    assertThat(format(text)).isEqualTo(text);
    assertThat(format("a   =   one  two\tthree   \n")).isEqualTo("a = one  two\tthree\n");
  }

  @Test
  void refusesWhatWouldBecomeTooLongToRead() {
    String list = "b = [%s]".formatted("1,".repeat(15_000));
    Outcome<String> outcome = HoconFormat.format(source("a {".repeat(40) + list + "}".repeat(40)));

    assertThat(outcome.value()).isNull();
    assertThat(outcome.diagnostics())
        .singleElement()
        .satisfies(found -> assertThat(found.message()).startsWith("the file has 1"));
  }

  @Test
  void emptyFilesStayEmpty() {
    assertThat(format("")).isEmpty();
    assertThat(format(" \r\n\n")).isEmpty();
    assertThat(format("# only this")).isEqualTo("# only this\n");
  }

  private static String format(String text) {
    Outcome<String> outcome = HoconFormat.format(source(text));
    return Objects.requireNonNull(outcome.value(), () -> outcome.diagnostics() + "\n" + text);
  }

  private static Document read(String text) {
    return Objects.requireNonNull(JobReader.read(source(text), FlatKeys.NONE).value());
  }

  private static List<String> comments(String text) {
    return HoconSyntax.of(text).tokens().stream()
        .filter(piece -> piece.kind() == TokenKind.COMMENT)
        .map(piece -> piece.text().stripTrailing())
        .toList();
  }

  private static List<String> quoted(String text) {
    return HoconSyntax.of(text).tokens().stream()
        .filter(piece -> piece.kind() == TokenKind.QUOTED)
        .map(piece -> text.substring(piece.start(), piece.end()))
        .toList();
  }

  private static SourceFile source(String text) {
    return new SourceFile("job.conf", null, text);
  }
}
