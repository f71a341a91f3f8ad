package dev.k8spark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.cli.console.ColorChoice;
import dev.k8spark.cli.console.Console;
import dev.k8spark.testsupport.Golden;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line with the whole compiler behind it. */
final class CliTest {

  /** A first line that is wrong. */
  private static final String WRONG = "sparkVersoin = 4\n";

  private static final String MESSAGE =
      """
      error[UNKNOWN_KEY]: unknown key `sparkVersoin`
       --> %s:1:1
        |
      1 | sparkVersoin = 4
        | ^^^^^^^^^^^^
        |
        = help: did you mean `sparkVersion`?

      """;

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void writePolicy() throws IOException {
    file("k8spark-policy", "root = true, cluster.apiServer = ports-only");
  }

  @Test
  void printsTheManifestsOfAllJobsInTheOrderGiven() throws IOException {
    int code = run("compile", jobFile("b", "team", "one"), jobFile("a", "team", "two"));

    assertThat(err()).isEmpty();
    assertThat(names("Job", out()))
        .satisfiesExactly(
            name -> assertThat(name).startsWith("one-"),
            name -> assertThat(name).startsWith("two-"));
    assertThat(code).isZero();
  }

  @Test
  void printsNothingButAllMistakesWhenOneFileIsWrong() throws IOException {
    String right = jobFile("right", "team", "one");
    String wrong = wrongJob("wrong");
    String worse = wrongJob("worse");

    int code = run("compile", wrong, right, worse);

    assertThat(out()).isEmpty();
    assertThat(err()).isEqualTo(MESSAGE.formatted(worse) + MESSAGE.formatted(wrong) + "2 errors\n");
    assertThat(code).isEqualTo(1);
  }

  @Test
  void refusesTwoJobsOfOneNameAndShowsBoth() throws IOException {
    String first = jobFile("first", "team", "one");
    String second = jobFile("second", "team", "one");

    int code = run("compile", first, second);

    assertThat(out()).isEmpty();
    assertThat(err())
        .contains("error[DUPLICATE_JOB]: job `one` stands twice in namespace `team`")
        .contains(" --> " + second + ":2:8", " ::: " + first + ":2:8");
    assertThat(code).isEqualTo(1);
    assertThat(run("compile", first, jobFile("third", "other", "one"))).isZero();
  }

  @Test
  void reportsNotesAndStillPrints() throws IOException {
    String job = file("a", job("team", "note").replaceFirst("@sha256:0+", ":1.0"));

    int code = run("compile", job);

    assertThat(err()).startsWith("note[IMAGE_NOT_PINNED]: ").endsWith("\n1 note\n");
    assertThat(names("Job", out())).hasSize(1);
    assertThat(code).isZero();
  }

  @Test
  void writesOneFilePerJobAndSaysWhich() throws IOException {
    Path output = folder.resolve("new/folder");

    int code =
        run("compile", "-o", output.toString(), jobFile("a", "t-a", "b"), jobFile("b", "t", "a-b"));

    assertThat(out()).isEmpty();
    assertThat(err())
        .isEqualTo("wrote %s/t-a.b.yaml\nwrote %s/t.a-b.yaml\n".formatted(output, output));
    assertThat(output.resolve("t-a.b.yaml"))
        .content()
        .contains("kind: NetworkPolicy\n", "kind: Job\n", "namespace: t-a\n");
    assertThat(code).isZero();
    assertThat(namesIn(output)).containsExactly("t-a.b.yaml", "t.a-b.yaml");
  }

  @Test
  void writesNoFileWhenOneJobIsWrongOrOneFileCannotBeWritten() throws IOException {
    Path output = Files.createDirectory(folder.resolve("out"));
    Files.createDirectory(output.resolve("t.two.yaml"));
    String one = jobFile("one", "t", "one");

    assertThat(run("compile", "-o", output.toString(), one, wrongJob("x"))).isEqualTo(1);
    assertThat(run("compile", "-o", output.toString(), one, jobFile("two", "t", "two")))
        .isEqualTo(2);

    assertThat(err())
        .endsWith(
            "error: cannot write `%s`: `%s/t.two.yaml` is a directory\n".formatted(output, output));
    assertThat(namesIn(output)).containsExactly("t.two.yaml");
    assertThat(run("compile", "-o", one, one)).isEqualTo(2);
  }

  @Test
  void printsTheSelectionAskedFor() throws IOException {
    String job = jobFile("a", "t", "a");

    assertThat(kindsOf("compile", "--only", "access", job)).contains("Role").doesNotContain("Job");
    assertThat(kindsOf("compile", "--only=run", job)).containsExactly("Job");
    assertThat(kindsOf("compile", "--executor-pod", job)).containsExactly("Pod");
    assertThat(run("compile", "--only=run", "-o", folder.toString(), job)).isZero();
    assertThat(folder.resolve("t.a.run.yaml")).content().contains("\nkind: Job\n");
  }

  private Set<String> kindsOf(String... arguments) {
    out.reset();
    assertThat(run(arguments)).as(this::err).isZero();
    return Pattern.compile("(?m)^kind: (.*)$")
        .matcher(out())
        .results()
        .map(kind -> kind.group(1))
        .collect(Collectors.toSet());
  }

  @Test
  void handsOptionsAndPolicyToTheCompiler() throws IOException {
    String policy = file("policy", "root = true, deny.conf { spark.a = because }");
    String job =
        file(
            "a",
            job("t", "options")
                + """
                params { b { type = string }, a { type = string } }
                env { B = ${params.b}, A = "[${params.a}]" }
                environments { prod { conf { spark.a = x } } }
                """);
    String[] options = {"compile", job, "-e", "prod", "-P", "b=1=2", "-Pa="};

    assertThat(run(options)).as(this::err).isZero();
    String first = out();
    assertThat(first).contains("value: \"1=2\"\n", "value: \"[]\"\n");
    out.reset();
    assertThat(run(append(options, "--run-id", "7"))).isZero();
    assertThat(names("Job", out())).hasSize(1).isNotEqualTo(names("Job", first));
    assertThat(run(append(options, "--policy", policy))).isEqualTo(1);
    assertThat(err()).contains("error[CONF_NOT_ALLOWED]", "because");
  }

  private static String[] append(String[] arguments, String... more) {
    return Stream.of(arguments, more).flatMap(Stream::of).toArray(String[]::new);
  }

  @Test
  void readsStandardInputUnderTheNameGiven() {
    String policy = folder.resolve("k8spark-policy.conf").toString();
    String wrong = "sparkVersoin: 4";

    assertThat(runWith(wrong, Map.of(), "compile", "-")).isEqualTo(1);
    assertThat(runWith(wrong, Map.of(), "compile", "-", "--stdin-filename", "j.yaml")).isEqualTo(1);

    assertThat(err()).contains(" --> <stdin>:1:1\n", " --> j.yaml:1:1\n");
    assertThat(runWith("\uFEFF" + job("t", "a"), Map.of(), "compile", "-", "--policy", policy))
        .isZero();
  }

  @Test
  void findsCodeBesideStandardInputWhereItsNameSaysOrElseHere() {
    String policy = folder.resolve("k8spark-policy.conf").toString();
    String job = job("t", "a").replace("\"local:///app/a.py\"", "./hello.py");
    String[] command = {"compile", "-", "--policy", policy};

    assertThat(runWith(job, Map.of(), command)).isEqualTo(1);
    assertThat(err()).contains("cannot take `./hello.py` along: there is no such file");
    String here = job.replace("./hello.py", "../samples/hello.py");
    assertThat(runWith(here, Map.of(), command)).as(err()).isZero();
    String name = "../samples/a.conf";
    assertThat(runWith(job, Map.of(), append(command, "--stdin-filename", name))).isZero();
  }

  @Test
  void saysWhichFilesCannotBeReadAndStillChecksTheOthers() throws IOException {
    Path latin1 = folder.resolve("latin1.conf");
    Files.write(latin1, "ä".getBytes(StandardCharsets.ISO_8859_1));

    int code = run("compile", "no\u001b.conf", folder.toString(), latin1.toString(), wrongJob("x"));

    assertThat(code).isEqualTo(2);
    assertThat(out()).isEmpty();
    assertThat(err())
        .startsWith(
            """
            error: cannot read `no␛.conf`: no such file
            error: cannot read `%s`: it is a directory
            error: cannot read `%s`: it is not UTF-8 text
            error[UNKNOWN_KEY]: unknown key `sparkVersoin`
            """
                .formatted(folder, latin1));
    assertThat(run("compile", "--policy", "none", jobFile("y", "t", "y"))).isEqualTo(2);
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
    for (Supplier<Integer> bug : List.<Supplier<Integer>>of(CliTest::fail, CliTest::overflow)) {
      err.reset();

      Console broken = new Console(readBy(bug), out, err, false, Map.of());
      assertThat(new Cli(broken).execute("compile", "-")).isEqualTo(70);

      List<String> lines = err().lines().toList();
      assertThat(lines).hasSize(2);
      assertThat(lines.get(0)).startsWith("error: internal error, please report it: java.lang.");
      Path details = Path.of(lines.get(1).replace("the details are in ", ""));
      assertThat(details).content().contains("k8spark 0.", "at dev.k8spark.cli.CliTest");
      Files.delete(details);
    }
    assertThat(out()).isEmpty();
  }

  private static InputStream readBy(Supplier<Integer> read) {
    return new InputStream() {
      @Override
      public int read() {
        return read.get();
      }

      @Override
      public int read(byte[] bytes, int start, int length) {
        return read.get();
      }
    };
  }

  private static int fail() {
    throw new IllegalStateException("a bug");
  }

  @SuppressWarnings("InfiniteRecursion") // It is what is tried.
  private static int overflow() {
    return overflow();
  }

  @Test
  void writesProblemsAsJsonLinesWhenAsked() throws IOException {
    int code = run("compile", "--format", "json", wrongJob("a"), "none");

    assertThat(code).isEqualTo(2);
    assertThat(err().lines())
        .satisfiesExactly(
            line -> assertThat(line).startsWith("{\"code\":null,").contains("\"file\":\"none\""),
            line -> assertThat(line).startsWith("{\"code\":\"UNKNOWN_KEY\","));
    err.reset();
    assertThat(run("compile", "--format=json", "-o", folder.toString(), jobFile("b", "t", "b")))
        .isZero();
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
    assertThat(ColorChoice.AUTO.isOnForErrors(terminal)).isTrue();
    assertThat(ColorChoice.AUTO.isOnForErrors(console("", Map.of("TERM", "dumb"), out, true)))
        .isFalse();
    assertThat(ColorChoice.AUTO.isOnForErrors(console("", Map.of("NO_COLOR", "1"), out, true)))
        .isFalse();
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
        new Cli(console("", Map.of(), closed, false)).execute("compile", jobFile("a", "t", "a"));

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
    return new Cli(console(in, Map.of(), out, false)).execute(all);
  }

  @Test
  void compilesSamplesWithTheShippedCompiler() {
    String[] samples = {
      "compile", "../samples/pi-python.conf", "../samples/equivalent/pi-jvm.yaml"
    };

    int code = new Cli(console("", Map.of(), out, false)).execute(samples);

    assertThat(err()).doesNotContain("error");
    assertThat(out().lines().filter(line -> line.startsWith("# Made by k8spark ")))
        .satisfiesExactly(
            line -> assertThat(line).endsWith(" from pi-python.conf"),
            line -> assertThat(line).endsWith(" from pi-jvm.yaml"));
    assertThat(code).isZero();
  }

  private boolean isPainted(Map<String, String> variables, String colour) {
    err.reset();
    assertThat(runWith("sparkVersoin = 4", variables, "compile", "-", "--color", colour))
        .isEqualTo(1);
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
    return new Cli(console(in, variables, out, false)).execute(arguments);
  }

  private Console console(
      String in, Map<String, String> variables, OutputStream stdout, boolean isTerminal) {
    return new Console(
        new ByteArrayInputStream(in.getBytes(UTF_8)), stdout, err, isTerminal, variables);
  }

  /** A job that compiles without a remark. */
  private static String job(String namespace, String name) {
    return """
    namespace = %s
    name = %s
    image = "localhost/x@sha256:%s"
    sparkVersion = 4.3
    timeout = 1h
    main.python = "local:///app/a.py"
    """
        .formatted(namespace, name, "0".repeat(64));
  }

  private String jobFile(String file, String namespace, String name) throws IOException {
    return file(file, job(namespace, name));
  }

  private String wrongJob(String file) throws IOException {
    return file(file, WRONG + job("team", file));
  }

  /** The names of the objects of a kind that were printed, in order. */
  private static List<String> names(String kind, String yaml) {
    Matcher names =
        Pattern.compile("(?m)^kind: %s\nmetadata:\n  name: (.*)$".formatted(kind)).matcher(yaml);
    return names.results().map(name -> name.group(1)).toList();
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
