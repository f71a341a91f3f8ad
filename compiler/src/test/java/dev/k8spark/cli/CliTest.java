package dev.k8spark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.Golden;
import dev.k8spark.cli.compile.CompiledJob;
import dev.k8spark.cli.compile.JobCompiler;
import dev.k8spark.cli.compile.ShippedCompiler;
import dev.k8spark.cli.console.ColorChoice;
import dev.k8spark.cli.console.Console;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.job.CompileOptions;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line in front of a language of one line: {@code NAMESPACE NAME}. */
final class CliTest {

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void printsTheManifestsOfAllJobsInTheOrderGiven() throws IOException {
    int code = run("compile", file("b", "team one"), file("a", "team two"));

    assertThat(err()).isEmpty();
    assertThat(out()).isEqualTo("ALL team/one\nALL team/two\n");
    assertThat(code).isZero();
  }

  @Test
  void printsNothingButAllMistakesWhenOneFileIsWrong() throws IOException {
    String right = file("right", "team one");
    String wrong = file("wrong", "team wrong");
    String worse = file("worse", "team wrong");

    int code = run("compile", wrong, right, worse);

    assertThat(out()).isEmpty();
    assertThat(err())
        .isEqualTo(
            """
            error[WRONG_VALUE]: `wrong` is wrong
             --> %s:1:6
              |
            1 | team wrong
              |      ^^^^^

            error[WRONG_VALUE]: `wrong` is wrong
             --> %s:1:6
              |
            1 | team wrong
              |      ^^^^^

            2 errors
            """
                .formatted(worse, wrong));
    assertThat(code).isEqualTo(1);
  }

  @Test
  void refusesTwoJobsOfOneNameAndShowsBoth() throws IOException {
    String first = file("first", "team one");
    String second = file("second", "team one");

    int code = run("compile", first, second);

    assertThat(out()).isEmpty();
    assertThat(err())
        .contains("error[DUPLICATE_JOB]: job `one` stands twice in namespace `team`")
        .contains(" --> " + second + ":1:6", " ::: " + first + ":1:6");
    assertThat(code).isEqualTo(1);
    assertThat(run("compile", first, file("third", "other one"))).isZero();
  }

  @Test
  void reportsNotesAndStillPrints() throws IOException {
    int code = run("compile", file("a", "team note"));

    assertThat(err()).startsWith("note[IMAGE_NOT_PINNED]: `note`").endsWith("\n1 note\n");
    assertThat(out()).isEqualTo("ALL team/note\n");
    assertThat(code).isZero();
  }

  @Test
  void writesOneFilePerJobAndSaysWhich() throws IOException {
    Path output = folder.resolve("new/folder");

    int code = run("compile", "-o", output.toString(), file("a", "t-a b"), file("b", "t a-b"));

    assertThat(out()).isEmpty();
    assertThat(err())
        .isEqualTo("wrote %s/t-a.b.yaml\nwrote %s/t.a-b.yaml\n".formatted(output, output));
    assertThat(output.resolve("t-a.b.yaml")).hasContent("ALL t-a/b\n");
    assertThat(code).isZero();
    assertThat(namesIn(output)).containsExactly("t-a.b.yaml", "t.a-b.yaml");
  }

  @Test
  void writesNoFileWhenOneJobIsWrongOrOneFileCannotBeWritten() throws IOException {
    Path output = Files.createDirectory(folder.resolve("out"));
    Files.createDirectory(output.resolve("t.two.yaml"));
    String one = file("one", "t one");

    assertThat(run("compile", "-o", output.toString(), one, file("x", "t wrong"))).isEqualTo(1);
    assertThat(run("compile", "-o", output.toString(), one, file("two", "t two"))).isEqualTo(2);

    assertThat(err())
        .endsWith(
            "error: cannot write `%s`: `%s/t.two.yaml` is a directory\n".formatted(output, output));
    assertThat(namesIn(output)).containsExactly("t.two.yaml");
    assertThat(run("compile", "-o", one, one)).isEqualTo(2);
  }

  @Test
  void printsTheSelectionAskedFor() throws IOException {
    String job = file("a", "t a");

    run("compile", "--only", "access", job);
    run("compile", "--only=run", job);
    run("compile", "--executor-pod", job);
    run("compile", "--only=run", "-o", folder.toString(), job);

    assertThat(out()).isEqualTo("ACCESS t/a\nRUN t/a\nEXECUTOR_POD t/a\n");
    assertThat(folder.resolve("t.a.run.yaml")).hasContent("RUN t/a\n");
  }

  @Test
  void handsChoicesAndPolicyToTheCompiler() throws IOException {
    String policy = file("policy", "x");

    run(
        "compile",
        file("a", "t choices"),
        "-e",
        "prod",
        "-P",
        "b=1=2",
        "-Pa=",
        "--run-id",
        "7",
        "--policy",
        policy);

    assertThat(err())
        .contains(
            "Choices[environment=prod, params={a=, b=1=2}, runId=7, shrink=null, example=false] "
                + policy);
  }

  @Test
  void readsStandardInputUnderTheNameGiven() {
    assertThat(runWith("team wrong", Map.of(), "compile", "-")).isEqualTo(1);
    assertThat(runWith("team wrong", Map.of(), "compile", "-", "--stdin-filename", "j.yaml"))
        .isEqualTo(1);

    assertThat(err()).contains(" --> <stdin>:1:6\n", " --> j.yaml:1:6\n");
    assertThat(runWith("\uFEFFteam a", Map.of(), "compile", "-")).isZero();
  }

  @Test
  void saysWhichFilesCannotBeReadAndStillChecksTheOthers() throws IOException {
    Path latin1 = folder.resolve("latin1.conf");
    Files.write(latin1, "ä".getBytes(StandardCharsets.ISO_8859_1));

    int code =
        run("compile", "no\u001b.conf", folder.toString(), latin1.toString(), file("x", "t wrong"));

    assertThat(code).isEqualTo(2);
    assertThat(out()).isEmpty();
    assertThat(err())
        .startsWith(
            """
            error: cannot read `no␛.conf`: no such file
            error: cannot read `%s`: it is a directory
            error: cannot read `%s`: it is not UTF-8 text
            error[WRONG_VALUE]: `wrong` is wrong
            """
                .formatted(folder, latin1));
    assertThat(run("compile", "--policy", "none", file("y", "t y"))).isEqualTo(2);
    assertThat(err()).endsWith("error: cannot read `none`: no such file\n");
  }

  @Test
  void refusesWrongArguments() {
    assertWrongUsage("a command is missing\ntry `k8spark --help`");
    assertWrongUsage(
        """
        Unmatched argument at index 0: 'compiel'
        did you mean compile?
        try `k8spark --help`\
        """,
        "compiel");
    assertWrongUsage("no command `x`\ntry `k8spark help --help`", "help", "x");
    assertWrongUsage(
        """
        Invalid value for positional parameter at index 0 (job|policy|policy-test): `x` is none of job, policy, policy-test
        try `k8spark schema --help`\
        """,
        "schema",
        "x");
    assertWrongCompile("Missing required parameter: 'FILE'");
    assertWrongCompile("Unknown option: '--fromat'\ndid you mean --format?", "--fromat", "x");
    assertWrongCompile(
        "Invalid value for option '--format': `xml` is none of text, json", "f", "--format", "xml");
    assertWrongCompile("`-P a` is not of the form KEY=VALUE", "f", "-P", "a");
    assertWrongCompile("`-P a` is given twice", "f", "-P", "a=1", "-P", "a=2");
    assertWrongCompile("`f` is given twice", "f", "f");
    assertWrongCompile(
        "--only and --executor-pod exclude each other", "f", "--only", "run", "--executor-pod");
    assertWrongCompile("--stdin-filename needs - among the files", "f", "--stdin-filename", "x");
  }

  @Test
  void reportsABugAsOursAndSaysWhereTheDetailsAre() throws IOException {
    for (String bug : List.of("throws", "overflows")) {
      err.reset();

      assertThat(run("compile", file(bug, "t " + bug))).isEqualTo(70);

      List<String> lines = err().lines().toList();
      assertThat(lines).hasSize(2);
      assertThat(lines.get(0)).startsWith("error: internal error, please report it: java.lang.");
      Path details = Path.of(lines.get(1).replace("the details are in ", ""));
      assertThat(details).content().contains("k8spark 0.", "at dev.k8spark.cli.CliTest");
      Files.delete(details);
    }
    assertThat(out()).isEmpty();
  }

  @Test
  void writesProblemsAsJsonLinesWhenAsked() throws IOException {
    int code = run("compile", "--format", "json", file("a", "t wrong"), "none");

    assertThat(code).isEqualTo(2);
    assertThat(err().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("{\"code\":null,").contains("\"file\":\"none\""),
            line -> assertThat(line).startsWith("{\"code\":\"WRONG_VALUE\","));
    err.reset();
    assertThat(run("compile", "--format=json", "-o", folder.toString(), file("b", "t b"))).isZero();
    assertThat(err()).isEmpty();
  }

  @Test
  void paintsAsTheOptionThenTheEnvironmentSays() {
    assertThat(isPainted(Map.of(), "auto")).isFalse();
    assertThat(isPainted(Map.of(), "always")).isTrue();
    assertThat(isPainted(Map.of("CLICOLOR_FORCE", "1"), "auto")).isTrue();
    assertThat(isPainted(Map.of("CLICOLOR_FORCE", "0"), "auto")).isFalse();
    assertThat(isPainted(Map.of("CLICOLOR_FORCE", "1", "NO_COLOR", "1"), "auto")).isFalse();
    assertThat(isPainted(Map.of("NO_COLOR", "1"), "always")).isTrue();
    assertThat(isPainted(Map.of("CLICOLOR_FORCE", "1"), "never")).isFalse();
    Console terminal = console("", Map.of(), out, true);
    assertThat(ColorChoice.AUTO.isOnFor(terminal)).isTrue();
    assertThat(ColorChoice.AUTO.isOnFor(console("", Map.of("TERM", "dumb"), out, true))).isFalse();
    assertThat(ColorChoice.AUTO.isOnFor(console("", Map.of("NO_COLOR", "1"), out, true))).isFalse();
  }

  @Test
  void saysThatStandardOutputIsClosed() throws IOException {
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("Invalid pipe");
          }
        };

    int code =
        new Cli(console("", Map.of(), closed, false), CliTest::compiler)
            .execute("compile", file("a", "t a"));

    assertThat(code).isEqualTo(2);
    assertThat(err()).isEqualTo("error: cannot write to standard output: Invalid pipe\n");
  }

  @Test
  void showsHelpAndVersion() {
    assertThat(run("--version")).isZero();
    assertThat(out()).matches("k8spark \\d+\\.\\d+\\.\\d+\n");
    out.reset();
    assertThat(run("help", "compile")).isZero();
    String help = out();
    out.reset();
    assertThat(run("compile", "--help")).isZero();
    assertThat(out()).isEqualTo(help).startsWith("Usage: k8spark compile ").contains("Exit codes");
    out.reset();
    assertThat(run("help")).isZero();
    assertThat(out()).startsWith("Usage: k8spark ").contains("compile", "schema", "help");
    assertThat(err()).isEmpty();
  }

  @Test
  void printsTheShippedSchemas() throws IOException {
    for (String kind : List.of("job", "policy", "policy-test")) {
      out.reset();
      assertThat(run("schema", kind)).isZero();
      assertThat(out()).isEqualTo(Files.readString(Path.of("../schema", kind + ".schema.json")));
    }
    out.reset();
    assertThat(run("schema")).isZero();
    assertThat(out()).isEqualTo(Files.readString(Path.of("../schema/job.schema.json")));
  }

  @Test
  void sameJobInTwoFilesIsShownInBoth() throws IOException {
    String folder = "../samples/invalid/duplicate-job/";
    assertThat(compileShipped("", folder + "job.conf", folder + "second.conf")).isEqualTo(1);
    Golden.verify("invalid/duplicate-job.txt", err().replace("../samples", "samples"));
  }

  @Test
  void jobBelowNoPolicyIsNoted() throws IOException {
    String job = Files.readString(Path.of("../samples/invalid/policy-missing/job.conf"));
    assertThat(compileShipped(job, "-", "--stdin-filename", "policy-missing/job.conf")).isZero();
    Golden.verify("invalid/policy-missing.txt", err());
  }

  private int compileShipped(String in, String... arguments) {
    String[] all = Stream.concat(Stream.of("compile"), Stream.of(arguments)).toArray(String[]::new);
    return new Cli(console(in, Map.of(), out, false), ShippedCompiler::new).execute(all);
  }

  @Test
  void compilesSamplesWithTheShippedCompiler() {
    String[] samples = {
      "compile", "../samples/pi-python.conf", "../samples/equivalent/pi-jvm.yaml"
    };

    int code = new Cli(console("", Map.of(), out, false), ShippedCompiler::new).execute(samples);

    assertThat(err()).doesNotContain("error");
    assertThat(out().lines().filter(line -> line.startsWith("# Made by k8spark ")))
        .satisfiesExactly(
            line -> assertThat(line).endsWith(" from pi-python.conf"),
            line -> assertThat(line).endsWith(" from pi-jvm.yaml"));
    assertThat(code).isZero();
  }

  private boolean isPainted(Map<String, String> variables, String colour) {
    err.reset();
    assertThat(runWith("t wrong", variables, "compile", "-", "--color", colour)).isEqualTo(1);
    return err().contains("\u001b[");
  }

  private void assertWrongCompile(String message, String... arguments) {
    String[] all = Stream.concat(Stream.of("compile"), Stream.of(arguments)).toArray(String[]::new);
    assertWrongUsage(message + "\ntry `k8spark compile --help`", all);
  }

  private void assertWrongUsage(String message, String... arguments) {
    err.reset();
    assertThat(run(arguments)).isEqualTo(2);
    assertThat(err()).isEqualTo("error: " + message + "\n");
    assertThat(out()).isEmpty();
  }

  private int run(String... arguments) {
    return runWith("", Map.of(), arguments);
  }

  private int runWith(String in, Map<String, String> variables, String... arguments) {
    return new Cli(console(in, variables, out, false), CliTest::compiler).execute(arguments);
  }

  private Console console(
      String in, Map<String, String> variables, OutputStream stdout, boolean isTerminal) {
    return new Console(
        new ByteArrayInputStream(in.getBytes(UTF_8)), stdout, err, isTerminal, variables);
  }

  private static JobCompiler compiler(@Nullable SourceFile policy) {
    return (source, choices) -> compile(source, choices, policy);
  }

  private static Outcome<CompiledJob> compile(
      SourceFile source, CompileOptions choices, @Nullable SourceFile policy) {
    String[] words = source.text().split(" ", 2);
    Span name = new Span(source, words[0].length() + 1, source.text().length());
    CompiledJob job =
        new CompiledJob(
            words[0],
            words[1],
            name,
            part -> part + " " + words[0] + "/" + words[1] + "\n",
            _ -> List.of());
    return switch (words[1]) {
      case "wrong" ->
          Outcome.failed(List.of(Diagnostic.of(Code.WRONG_VALUE, name, "`wrong` is wrong")));
      case "note" ->
          Outcome.of(job)
              .with(List.of(Diagnostic.of(Code.IMAGE_NOT_PINNED, name, "`note` is noted")));
      case "choices" ->
          Outcome.failed(List.of(Diagnostic.of(Code.WRONG_VALUE, name, choices + " " + policy)));
      case "throws" -> throw new IllegalStateException("a bug");
      case "overflows" -> compile(source, choices, policy);
      default -> Outcome.of(job);
    };
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name + ".conf"), text).toString();
  }

  private static List<String> namesIn(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
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
