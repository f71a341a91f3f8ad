package dev.k8spark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.cli.console.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code fmt} on real files: what it writes, what it leaves alone, and what it says. */
final class FmtCommandTest {

  private static final String UGLY = "sparkVersion=\"4.3\"\r\n\r\n\r\nb :{c=\"x  y\"} // why";
  private static final String FORMATTED = "sparkVersion = \"4.3\"\n\nb { c = \"x  y\" } // why\n";

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void formatsFilesInPlaceAndSaysWhich() throws IOException {
    Path ugly = file("ugly.conf", UGLY);
    Path right = file("right.conf", FORMATTED);

    assertThat(run("", "fmt", ugly.toString(), right.toString())).isZero();

    assertThat(ugly).hasContent(FORMATTED);
    assertThat(err()).isEqualTo("formatted " + ugly + "\n");
    assertThat(out()).isEmpty();
    assertThat(files()).containsExactly("right.conf", "ugly.conf");
  }

  @Test
  void formatsWhatIsBelowAFolderButNotWhatIsHiddenOrNoHocon() throws IOException {
    Path deep = file("jobs/deep/a.conf", UGLY);
    Path hidden = file("jobs/.git/b.conf", UGLY);
    Path yaml = file("jobs/c.yaml", UGLY);
    Path others = file("jobs/nginx.conf", "worker_processes  4;\n");
    Path reference = file("jobs/reference.conf", "akka {loglevel=INFO}\n");
    Files.createSymbolicLink(folder.resolve("jobs/d.conf"), file("outside", UGLY));

    assertThat(run("", "fmt", folder.resolve("jobs").toString())).isZero();

    assertThat(err()).isEqualTo("formatted " + deep + "\n");
    assertThat(hidden).hasContent(UGLY);
    assertThat(yaml).hasContent(UGLY);
    assertThat(others).hasContent("worker_processes  4;\n");
    assertThat(reference).hasContent("akka {loglevel=INFO}\n");
    assertThat(folder.resolve("outside")).hasContent(UGLY);
    assertThat(run("", "fmt", Files.createDirectory(folder.resolve("none")).toString())).isZero();
    assertThat(err()).endsWith("no job or policy in HOCON is in " + folder.resolve("none") + "\n");
  }

  @Test
  void formatsLayersThatJobsOfTheFolderExtend() throws IOException {
    file("jobs/job.conf", "extends = [team.conf]\nname = a\n");
    Path layer = file("jobs/team.conf", "labels.team=a\n");
    Path outside = file("team.conf", "labels.team=a\n");
    file("jobs/other.conf", "extends = [../team.conf]\nname = b\n");

    assertThat(run("", "fmt", folder.resolve("jobs").toString())).isZero();

    assertThat(layer).hasContent("labels.team = a\n");
    assertThat(outside).hasContent("labels.team=a\n");
    assertThat(err()).isEqualTo("formatted " + layer + "\n");
  }

  @Test
  void showsNoCredentialOfWhatWouldChange() throws IOException {
    Path job =
        file("job.conf", "name=a\nconf{spark.hadoop.fs.s3a.secret.key=wJalrXUtnFEMI7MDENG}\n");

    assertThat(run("", "fmt", "--check", job.toString())).isEqualTo(1);

    assertThat(err())
        .contains("+name = a", "-conf{spark.hadoop.fs.s3a.secret.key=***")
        .doesNotContain("wJalrXUtnFEMI");
  }

  @Test
  void keepsModesAndLinks() throws IOException {
    Path secret = file("secret.conf", UGLY);
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rwx-----x"));
    Path link = Files.createSymbolicLink(folder.resolve("link.conf"), Path.of("secret.conf"));

    assertThat(run("", "fmt", link.toString())).isZero();

    assertThat(link).isSymbolicLink();
    assertThat(secret).hasContent(FORMATTED);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(secret)))
        .isEqualTo("rwx-----x");
  }

  @Test
  void checkWritesNothingAndShowsTheDifference() throws IOException {
    Path ugly = file("ugly.conf", "a = 1\nb:  2\r\nc = 3");
    Path right = file("right.conf", FORMATTED);

    assertThat(run("", "fmt", "--check", right.toString())).isZero();
    assertThat(err()).isEmpty();
    assertThat(run("", "fmt", "--check", ugly.toString(), right.toString())).isEqualTo(1);

    assertThat(ugly).hasBinaryContent("a = 1\nb:  2\r\nc = 3".getBytes(UTF_8));
    assertThat(err())
        .isEqualTo(
            """
            not formatted: %s
            --- %s
            +++ %s
            @@ -1,3 +1,3 @@
             a = 1
            -b:  2␍
            -c = 3
            \\ No newline at end of file
            +b = 2
            +c = 3
            """
                .formatted(ugly, ugly, ugly));
  }

  @Test
  void neverTouchesAFileWithErrorsAndFormatsTheOthers() throws IOException {
    String[] wrong = {"a = {\r\n", "a =  1\na =  2", "include  \"x\"", "a  += 1", "a =  b#c"};
    for (int i = 0; i < wrong.length; i++) {
      wrong[i] = "sparkVersion = \"4.3\"\n" + wrong[i];
      file("wrong" + i + ".conf", wrong[i]);
    }
    Path ugly = file("zugly.conf", UGLY);

    assertThat(run("", "fmt", folder.toString())).isEqualTo(1);

    for (int i = 0; i < wrong.length; i++) {
      assertThat(folder.resolve("wrong" + i + ".conf")).hasBinaryContent(wrong[i].getBytes(UTF_8));
    }
    assertThat(ugly).hasContent(FORMATTED);
    assertThat(err())
        .contains("error[SYNTAX]: `{` is never closed\n --> " + folder + "/wrong0.conf:2:5")
        .endsWith("\n5 errors\n");
    assertThat(run("", "fmt", "--check", folder.toString())).isEqualTo(1);
  }

  @Test
  void formatsStandardInputToStandardOutput() {
    assertThat(run(UGLY, "fmt", "-")).isZero();
    assertThat(run(FORMATTED, "fmt", "-")).isZero();
    assertThat(out()).isEqualTo(FORMATTED + FORMATTED);
    assertThat(err()).isEmpty();

    assertThat(run(UGLY, "fmt", "--check", "-", "--stdin-filename", "j.conf")).isEqualTo(1);
    assertThat(run("a", "fmt", "-", "--stdin-filename", "j.conf")).isEqualTo(1);
    assertThat(out()).isEqualTo(FORMATTED + FORMATTED);
    assertThat(err()).contains("not formatted: j.conf\n", "\n --> j.conf:1:1\n");
  }

  @Test
  void refusesOtherNotationsBeforeAnyFileIsTouched() throws IOException {
    Path ugly = file("ugly.conf", UGLY);

    for (String other : List.of("x.yaml", "x.YML", "x.json")) {
      err.reset();
      assertThat(run("", "fmt", ugly.toString(), other)).isEqualTo(2);
      assertThat(err())
          .isEqualTo(
              "error: fmt formats HOCON, and `%s` is none\ntry `k8spark fmt --help`\n"
                  .formatted(other));
    }
    assertThat(run("", "fmt", "-", "--stdin-filename", "x.yaml")).isEqualTo(2);
    assertThat(run("", "fmt", "-", ugly.toString())).isEqualTo(2);
    assertThat(run("", "fmt", ugly.toString(), "--stdin-filename", "x.conf")).isEqualTo(2);
    assertThat(run("", "fmt")).isEqualTo(2);
    assertThat(ugly).hasContent(UGLY);
  }

  @Test
  void leavesOtherHoconAloneWhereThatIsAsked() throws IOException {
    Path other = file("application.conf", "a=1");
    Path nginx = file("nginx.conf", "server {\n  listen 80;\n}\n");
    Path policy = file("k8spark-policy.conf", UGLY);
    Path job = file("job.conf", "name:a\nmain:{python=\"local:///a.py\"}");

    assertThat(run("", "fmt", "--skip-others", other + "", nginx + "", policy + "", job + ""))
        .isZero();

    assertThat(other).hasContent("a=1");
    assertThat(err()).isEqualTo("formatted " + policy + "\nformatted " + job + "\n");
  }

  @Test
  void saysWhichFilesCannotBeReadAndFormatsTheOthers() throws IOException {
    Path ugly = file("ugly.conf", UGLY);

    assertThat(run("", "fmt", "none.conf", ugly.toString())).isEqualTo(2);

    assertThat(err())
        .isEqualTo("error: cannot read `none.conf`: no such file\nformatted " + ugly + "\n");
    assertThat(ugly).hasContent(FORMATTED);
  }

  @Test
  void whatTheRepositoryShowsIsFormatted() throws IOException {
    for (String shown : List.of("../templates", "../samples/shared", "../samples")) {
      try (Stream<Path> files = Files.list(Path.of(shown))) {
        assertThat(files.map(Path::toString).filter(file -> file.endsWith(".conf")))
            .isNotEmpty()
            .allSatisfy(file -> assertThat(run("", "fmt", "--check", file)).isZero());
      }
    }
    assertThat(err()).isEmpty();
  }

  private int run(String in, String... arguments) {
    Console console =
        new Console(new ByteArrayInputStream(in.getBytes(UTF_8)), out, err, false, Map.of());
    return new Cli(console).execute(arguments);
  }

  private Path file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private String out() {
    return out.toString(UTF_8);
  }

  private String err() {
    return err.toString(UTF_8);
  }
}
