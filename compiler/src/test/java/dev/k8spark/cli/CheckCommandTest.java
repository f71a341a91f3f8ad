package dev.k8spark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.cli.console.Console;
import dev.k8spark.testsupport.Golden;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code check} and {@code explain} with the whole compiler behind them. */
final class CheckCommandTest {

  private static final String IMAGE = "registry.example.com/a@sha256:" + "0".repeat(64);

  @TempDir private Path temporary;

  private Path folder;
  private String out = "";
  private String err = "";

  @BeforeEach
  void writeAPolicy() throws IOException {
    folder = temporary.toRealPath();
    write("k8spark-policy.conf", "root = true\ncluster.apiServer = ports-only\n");
  }

  @Test
  void findsJobsAndPoliciesBelowAFolderAndCountsTheOtherFiles() throws IOException {
    write("a/one.conf", job("one"));
    write("a/team.conf", "sparkVersion = \"4.3\"\nlabels.team = a\n");
    write(
        "a/two.yaml",
        "{extends: [team.conf], name: two, namespace: n, image: \""
            + IMAGE
            + "\", main: {python: \"local:///a.py\"}}\n");
    write("compose.yaml", "services: {a: {image: b}}\n");
    write("deploy.yaml", "apiVersion: v1\nkind: Pod\n---\napiVersion: v1\nkind: Pod\n");
    write("node_modules/x/job.conf", "sparkVersion = [");
    write(".hidden/job.conf", "sparkVersion = [");
    Files.write(folder.resolve("bytes.json"), new byte[] {(byte) 0xFF, 'm', 'a', 'i', 'n'});

    assertThat(check(folder)).isZero();

    assertThat(out)
        .isEqualTo(
            "checked 2 jobs and 1 policy as of 2026-11-23; passed over 3 other files;"
                + " 1 layer checked in the jobs that extend them\n");
    assertThat(err).isEmpty();
  }

  @Test
  void jobsThatWantMoreTogetherThanTheirQuotaAreNoted() {
    assertThat(check(Path.of("../samples/invalid/quota-overbooked"))).isZero();

    Golden.verify("invalid/quota-overbooked.txt", out.replace("../samples", "samples"));
  }

  @Test
  void aPolicyWeighsWhatIsFoundOfItsJobsTogether() throws IOException {
    Path jobs = Path.of("../samples/invalid/quota-overbooked");
    String policyText = Files.readString(jobs.resolve("k8spark-policy.conf"));
    Path strict = write("a.conf", policyText + "severity.QUOTA_OVERBOOKED = error\n");
    Path silent = write("b.conf", policyText + "severity.QUOTA_OVERBOOKED = off\n");

    assertThat(check(jobs, "--policy", strict.toString())).isEqualTo(1);
    assertThat(out).contains("error[QUOTA_OVERBOOKED]");
    assertThat(check(jobs, "--policy", silent.toString())).isZero();
    assertThat(out).doesNotContain("QUOTA_OVERBOOKED");
  }

  @Test
  void whatIsWaivedFailsNothingUntilItsDay() {
    Path jobs = Path.of("../samples/waived");

    assertThat(check(jobs, "--fail-on", "note")).isZero();
    assertThat(out).containsPattern("^[0-9]+ waived\nchecked ");
    assertThat(run("check", jobs.toString(), "--as-of", "2028-01-01")).isEqualTo(1);
    assertThat(out).contains("error[WAIVER_EXPIRED]").doesNotContain(" waived\n");
  }

  @Test
  void checksWhatIsNamedWhateverItHolds() throws IOException {
    Path compose = write("compose.yaml", "services: {a: {image: b}}\n");

    assertThat(check(compose)).isEqualTo(1);

    assertThat(out)
        .contains("error[UNKNOWN_KEY]: ")
        .endsWith("checked 1 job and 0 policies as of 2026-11-23\n");
  }

  @Test
  void passesOverNamedFilesOfOthersWhereThatIsAsked() throws IOException {
    Path compose = write("compose.yaml", "services: {a: {image: b}}\n");
    Path job = write("job.conf", job("a") + "excutors = 2\n");

    assertThat(check(compose, "--skip-others")).isZero();
    assertThat(out)
        .endsWith("checked 0 jobs and 0 policies as of 2026-11-23; passed over 1 other file\n");
    assertThat(check(job, "--skip-others")).isEqualTo(1);
  }

  @Test
  void judgesAFileByItselfWhereOnlyItsShapeIsAsked() throws IOException {
    write("k8spark-policy.conf", "root = true\nallow.images = []\n");
    Path layer = write("layer.conf", "sparkVersion = \"4.3\"\nlabels.team = a\n");
    Path job = write("job.conf", "extends = [none.conf]\nexcutors = 2\n" + job("a"));

    assertThat(check(layer, "--shape")).isZero();
    assertThat(check(job, "--shape")).isEqualTo(1);
    assertThat(out)
        .contains("error[UNKNOWN_KEY]")
        .doesNotContain("IMAGE_NOT_ALLOWED")
        .contains("\n1 error\n");
    assertThat(check(folder, "--shape")).isEqualTo(1);
    assertThat(out).contains("checked 2 jobs and 1 policy");
  }

  @Test
  void compilesEveryEnvironmentAndTellsEachFindingOnce() throws IOException {
    Path file =
        write(
            "job.conf",
            job("a").replace("namespace = n\n", "")
                + """
                executor.cpu { request = 2, limit = 1 }
                environments {
                  dev.namespace = d
                  prod { namespace = p, driver.cpu { request = 2, limit = 1 } }
                }
                """);

    assertThat(check(file)).isEqualTo(1);
    assertThat(out)
        .containsOnlyOnce("the executor requests 2")
        .containsOnlyOnce("the driver requests 2")
        .contains("2 errors");
    assertThat(check(file, "-e", "dev")).isEqualTo(1);
    assertThat(out).contains("the executor requests 2", "\n1 error\n");
    assertThat(check(file, "-e", "tset")).isEqualTo(2);
    assertThat(err).startsWith("error: no job has an environment `tset`\n");
  }

  @Test
  void givesParametersToTheJobsThatHaveThem() throws IOException {
    Path one =
        write("one.conf", job("one") + "params.day = \"${nothing}\"\nenv.A = \"${params.day}\"\n");
    Path two = write("two.conf", job("two"));

    assertThat(check(one, two.toString(), "-P", "day=1")).isZero();
    assertThat(check(one, two.toString(), "-P", "dya=1")).isEqualTo(2);
    assertThat(err).contains("no job has a parameter `dya`");
  }

  @Test
  void takesAnExampleForAParameterThatIsGivenAnewForEachCall() throws IOException {
    String used = "env { A = ${params.a}, B = ${params.b} }\n";
    Path file =
        write("job.conf", job("a") + used + "params { a.examples = [x, y], b.enum = [eu, us] }\n");

    assertThat(check(file)).as(out).isZero();
    assertThat(run("compile", file.toString())).isEqualTo(1);
    assertThat(err).contains("parameter `a` has no value", "parameter `b` has no value");
    write("job.conf", job("a") + used + "params { a { type = integer, examples = [x] }, b {} }\n");
    assertThat(check(file)).isEqualTo(1);
    assertThat(out)
        .contains("error[WRONG_PARAM]: `x` is not what parameter `a` may be", "job.conf:7:42")
        .contains("= help: give one with `-P b=…`, or a `default`; `check` is content with");
  }

  @Test
  void neverShowsACredentialThatIsGivenAsAParameter() throws IOException {
    Path file =
        write(
            "job.conf",
            job("a")
                + """
                params { partner-token.pattern = "t-.*", pin-password.pattern = "[0-9]+", day.pattern = "[0-9]+" }
                env { A = ${params.partner-token}, B = ${params.pin-password} }
                driver.memory = ${params.partner-token}
                """);
    for (String format : List.of("text", "json", "sarif", "github", "gitlab", "junit", "rdjson")) {
      assertThat(
              check(
                  file,
                  "--format=" + format,
                  "-P",
                  "partner-token=hunter22x",
                  "-P",
                  "pin-password=a1b",
                  "-P",
                  "day=yes"))
          .isEqualTo(1);
      assertThat(out + err)
          .contains("what was given is not what parameter `partner-token` may be")
          .contains("`yes` is not what parameter `day` may be")
          .doesNotContain("hunter22x", "a1b");
    }
  }

  @Test
  void weighsWhatItFindsInAPolicyAsThatSays() throws IOException {
    String policyText = "root = true\ndefaults.env.DB_PASSWORD = hunter22x\n";
    Path policy = write("k8spark-policy.conf", policyText);
    assertThat(check(policy)).isEqualTo(1);
    write("k8spark-policy.conf", policyText + "severity.SECRET_IN_TEXT = warning\n");

    assertThat(check(policy)).as(out).isZero();

    assertThat(out).contains("warning[SECRET_IN_TEXT]").doesNotContain("hunter22x");
  }

  @Test
  void findsTwoJobsOfOneNameButNotOneJobInTwoEnvironments() throws IOException {
    write("one.conf", job("a") + "environments { dev {}, prod {} }\n");
    assertThat(check(folder)).isZero();

    write("two.conf", job("a"));
    assertThat(check(folder)).isEqualTo(1);
    assertThat(out).containsOnlyOnce("error[DUPLICATE_JOB]").contains("two.conf:1:8");
  }

  @Test
  void checksAPolicyInEachOfItsNamespacesAndBelowThoseAboveIt() throws IOException {
    write("k8spark-policy.conf", "root = true\nlimits.executor.instances = 4\n");
    Path below =
        write(
            "team/k8spark-policy.conf",
            "severity { IMAGE_NOT_PINED = error }\nnamespaces.n.limits.executor.instances = 9\n");

    assertThat(check(below)).isEqualTo(1);

    assertThat(out)
        .contains("error[UNKNOWN_CODE]", "error[POLICY_WIDENS]: `executor.instances`", "2 errors")
        .endsWith("checked 0 jobs and 1 policy as of 2026-11-23; 1 finding that --fix fixes\n");
  }

  @Test
  void checksThePolicyThatIsNamedInPlaceOfThoseAbove() throws IOException {
    Path policy = write("elsewhere/policy.conf", "severity.IMAGE_NOT_PINED = error\n");
    Path file = write("job.conf", job("a"));

    assertThat(check(file, "--policy", policy.toString())).isEqualTo(1);
    assertThat(out)
        .containsOnlyOnce("error[UNKNOWN_CODE]")
        .endsWith("checked 1 job and 1 policy as of 2026-11-23; 1 finding that --fix fixes\n");
    assertThat(check(file, "--policy", folder + "/missing.conf")).isEqualTo(2);
  }

  @Test
  void failsFromTheWeightAskedForAndWantsAPolicyWhereThatIsRequired() throws IOException {
    Path file = write("job.conf", job("a").replace(IMAGE, "registry.example.com/a:1"));

    assertThat(check(file)).isZero();
    assertThat(check(file, "--fail-on", "warning")).isZero();
    assertThat(check(file, "--fail-on", "note")).isEqualTo(1);
    assertThat(check(file, "--fail-on=never", "--max-findings=0")).isZero();
    assertThat(out).startsWith("left out: 1 note\n1 note\n");
    assertThat(err).isEmpty();
    assertThat(check(file, "--fail-on=never", "--max-findings=0", "--format=gitlab")).isZero();
    assertThat(out + err).isEqualTo("[ ]\nnote: left out: 1 note\n");
    Files.delete(folder.resolve("k8spark-policy.conf"));
    assertThat(check(file)).isZero();
    assertThat(check(file, "--require-policy")).isEqualTo(1);
    assertThat(out).contains("error[POLICY_MISSING]");
  }

  @Test
  void whatTheBaselineListsDoesNotCount() throws IOException {
    Path file = write("job.conf", job("a") + "env.A = [1]\n");
    String known = folder.resolve("known.json").toString();

    assertThat(check(file)).isEqualTo(1);
    assertThat(check(file, "--write-baseline", known)).isZero();
    write("job.conf", "# moved\n" + job("a") + "env.A = [1]\n");
    assertThat(check(file, "--baseline", known)).isZero();
    assertThat(out)
        .isEqualTo("checked 1 job and 0 policies as of 2026-11-23; 1 finding in the baseline\n");
    write("job.conf", job("a") + "env.B = [1]\n");
    assertThat(check(file, "--baseline", known)).isEqualTo(1);
    assertThat(out).contains("1 finding of the baseline no longer there");
    assertThat(check(file, "--baseline", file.toString())).isEqualTo(2);
    assertThat(err).isEqualTo("error: cannot read `%s`: it is not JSON\n".formatted(file));
  }

  @Test
  void writesSeveralReportsAtOnce() throws IOException {
    Path file = write("job.conf", job("a") + "env.A = [1]\n");
    Path sarif = folder.resolve("new/k8spark.sarif");
    Path junit = folder.resolve("new/k8spark.xml");

    assertThat(check(file, "--format=github", "--report=sarif=" + sarif, "--report=junit=" + junit))
        .isEqualTo(1);

    assertThat(out).startsWith("::error file=");
    assertThat(sarif).content().startsWith("{\n  \"$schema\"");
    assertThat(junit).content().contains("<failure type=\"WRONG_TYPE\"");
    try (Stream<Path> files = Files.list(sarif.getParent())) {
      assertThat(files).hasSize(2);
    }
    assertThat(check(file, "--report", "sarif=" + folder)).isEqualTo(2);
    assertThat(err).contains("cannot write `" + folder + "`");
    assertThat(check(file, "--report", "sarf=x")).isEqualTo(2);
    assertThat(check(file, "--report", "sarif")).isEqualTo(2);
    assertThat(check(file, "--report", "sarif=x", "--report", "text=x")).isEqualTo(2);
  }

  @Test
  void reportsTheOthersWhenAFileCannotBeRead() throws IOException {
    Path file = write("job.conf", job("a") + "env.A = [1]\n");

    assertThat(check(file, folder.resolve("missing.conf").toString())).isEqualTo(2);

    assertThat(err).isEmpty();
    assertThat(out)
        .contains(
            "error[FILE_UNREADABLE]: cannot read `%s/missing.conf`: no such".formatted(folder))
        .contains("error[WRONG_TYPE]");
  }

  @Test
  void tellsTheSameInTheSameOrderEachTime() throws IOException {
    for (int i = 0; i < 40; i++) {
      write("jobs/" + i + ".conf", job("a" + i % 7) + "env { A = [1], B" + i + " = {} }\n");
    }
    check(folder);
    String first = out;

    for (int i = 0; i < 3; i++) {
      check(folder);
      assertThat(out).isEqualTo(first);
    }
  }

  @Test
  void looksOnlyAtWhatChangedInARealRepository() throws Exception {
    write("old.conf", job("old") + "env.A = [1]\n");
    write("right.conf", job("right"));
    write("team.conf", "labels.team = a\n");
    write("extending.conf", "extends = [team.conf]\n" + job("extending") + "env.B = [1]\n");
    git("init", "-q", "-b", "main");
    commit();
    write("team.conf", "labels.team = b\n");

    String text = process("check", ".", "--as-of", "2026-11-23", "--changed-since", "main");

    assertThat(text)
        .contains(" --> extending.conf:7:9")
        .doesNotContain("old.conf")
        .endsWith(
            "checked 1 job and 0 policies as of 2026-11-23; 3 files did not change; passed over 1"
                + " other file\n");
    assertThat(process("check", ".", "--as-of", "2026-11-23", "--changed-since", "nowhere"))
        .startsWith("error: `--changed-since nowhere`: git knows no revision `nowhere`\n");
    write("a.conf", job("right"));
    assertThat(process("check", ".", "--changed-since", "main"))
        .contains("error[DUPLICATE_JOB]", " --> right.conf:1:8", " ::: a.conf:1:8");
    Files.delete(folder.resolve("team.conf"));
    assertThat(process("check", ".", "--changed-since", "main")).contains("error[CANNOT_EXTEND]");
    Files.delete(folder.resolve("k8spark-policy.conf"));
    assertThat(process("check", ".", "--as-of", "2026-11-23", "--changed-since", "main"))
        .contains("old.conf:6:9");
    assertThat(process("check", ".", "--changed-since", "main", "--write-baseline", "x.json"))
        .startsWith("error: `--write-baseline` lists all findings");
  }

  @Test
  void aProgramBesideAJobThatChangedOrWentIsAChangeOfTheJob() throws Exception {
    write("a.py", "print(1)\n");
    write("inline.conf", job("inline").replace("\"local:///a.py\"", "./a.py"));
    write("other.conf", job("other"));
    git("init", "-q", "-b", "main");
    commit();
    write("a.py", "print(2)\n");
    assertThat(process("check", ".", "--changed-since", "main")).contains("checked 1 job");
    Files.delete(folder.resolve("a.py"));
    assertThat(process("check", ".", "--changed-since", "main"))
        .contains("error[CODE_UNREADABLE]", "checked 1 job");
  }

  @Test
  void explainsACodeOrListsAll() {
    assertThat(run("explain", "image-not-pinned")).isZero();
    assertThat(out)
        .startsWith(
            "IMAGE_NOT_PINNED: note · rule: image · enforced by compile, check, admission\n\n"
                + "An image")
        .contains("## How to fix");
    assertThat(run("explain")).isZero();
    assertThat(out).contains("\nDUPLICATE_JOB                A job's name stands once in a");
    assertThat(run("explain", "IMAGE_NOT_PINED")).isEqualTo(2);
    assertThat(err).startsWith("error: there is no code `IMAGE_NOT_PINED`; did you mean `IMAGE_N");
  }

  private static String job(String name) {
    return """
    name = %s
    namespace = n
    image = "%s"
    sparkVersion = "4.3"
    main.python = "local:///a.py"
    """
        .formatted(name, IMAGE);
  }

  private Path write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private int check(Path path, String... more) {
    List<String> arguments =
        new ArrayList<>(List.of("check", path.toString(), "--as-of", "2026-11-23"));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private int run(String... arguments) {
    ByteArrayOutputStream product = new ByteArrayOutputStream();
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    Console console =
        new Console(InputStream.nullInputStream(), product, messages, false, Map.of());
    int code = new Cli(console).execute(arguments);
    out = product.toString(UTF_8);
    err = messages.toString(UTF_8);
    return code;
  }

  /** In a process of its own, since git and reports ask for the folder of the process. */
  private String process(String... arguments) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(arguments));
    return start(command);
  }

  private void commit() throws IOException, InterruptedException {
    git("add", "-A");
    git("-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "-q", "-m", "A commit");
  }

  private void git(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    start(command);
  }

  private String start(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String text = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return text;
  }
}
