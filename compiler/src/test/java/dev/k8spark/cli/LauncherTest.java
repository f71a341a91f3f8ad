package dev.k8spark.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts {@code k8spark} and {@code verify}, with programs in place of Java and Maven. */
final class LauncherTest {

  private static final Path ROOT = Path.of("..");

  private static final String RECORDING =
      "k8spark: recording its start, once, so that later ones are faster\n";

  @TempDir private Path folder;

  private Path project;
  private String path = "";

  @BeforeEach
  void layOutAProject() throws IOException {
    path = folder + "/tools:/usr/bin:/bin";
    project = Files.createDirectories(folder.resolve("a project"));
    for (String file : List.of("k8spark", "verify", ".mvn/find-jdk.sh")) {
      Path copy = project.resolve(file);
      Files.createDirectories(copy.getParent());
      Files.copy(ROOT.resolve(file), copy);
    }
    Files.createDirectories(project.resolve("compiler/src/main"));
    writeOld(project.resolve("compiler/src/main/A.java"), "");
    Files.setLastModifiedTime(project.resolve("compiler/src/main"), FileTime.from(Instant.EPOCH));
    program(
        "tools/mvn",
        """
        echo "mvn JAVA_HOME=$JAVA_HOME $*" >>"%s/calls"
        [ ! -f "%s/broken" ] || { echo "cannot compile"; exit 1; }
        sleep 0.2
        mkdir -p "%s/compiler/target"
        echo jar >"%s/compiler/target/k8spark.jar"
        case $* in *rehearsal*)
          mkdir -p "%s/rehearsal/target"
          echo jar >"%s/rehearsal/target/k8spark-run.jar" ;;
        esac
        """);
    jdk("jdks/25", "25.0.3");
  }

  @Test
  void findsAJdkInTheUsualFoldersAndBuildsOnce() throws Exception {
    Run first = launch("--version");
    Run second = launch("--version");

    assertThat(first.code).isZero();
    assertThat(first.err).containsOnlyOnce("k8spark: building, once");
    assertThat(second.err).isEmpty();
    assertThat(calls("mvn")).hasSize(1);
    assertThat(calls("mvn").getFirst())
        .contains(
            "JAVA_HOME=" + folder + "/jdks/25 ", "-pl runtime,kubernetes-cel,compiler", "package");
  }

  @Test
  void buildsWhatARehearsalNeedsWhenOneIsFirstRun() throws Exception {
    Run first = launch("run", "a job.conf");
    Run second = launch("run", "a job.conf");

    assertThat(first.err).containsOnlyOnce("k8spark: building, once");
    assertThat(calls("mvn"))
        .singleElement()
        .asString()
        .contains("-pl runtime,kubernetes-cel,compiler,rehearsal ");
    assertThat(second.err).isEmpty();
    assertThat(second.out)
        .contains("-XX:AOTCache=" + project + "/rehearsal/target/k8spark-run.aot")
        .contains("<-jar><" + project + "/rehearsal/target/k8spark-run.jar>")
        .endsWith("<run><a job.conf>\n");
    assertThat(launch("--version").err).isEqualTo(RECORDING);
    assertThat(calls("mvn")).hasSize(1);
  }

  @Test
  void buildsARehearsalAgainWhenTheProgramOrItselfChanged() throws Exception {
    launch("run");
    writeNew("compiler/src/main/A.java");
    assertThat(launch("--version").err).contains("building");
    assertThat(launch("run").err).contains("building");
    assertThat(launch("run").err).isEmpty();

    writeNew("rehearsal/src/main/B.java");

    assertThat(launch("--version").err).doesNotContain("building");
    assertThat(launch("run").err).contains("building");
    assertThat(calls("mvn")).hasSize(4);
  }

  @Test
  void keepsArgumentsAsTheyAre() throws Exception {
    Run run = launch("compile", "a b", "*", "", "-P", "x=$y \"z\"", "@file");

    assertThat(run.out).endsWith("<compile><a b><*><><-P><x=$y \"z\"><@file>\n");
  }

  @Test
  void worksThroughLinksAndFromAnyFolder() throws Exception {
    Path link = folder.resolve("elsewhere/bin/k8spark");
    Files.createDirectories(link.getParent());
    Files.createSymbolicLink(link, Path.of("../../second"));
    Files.createSymbolicLink(folder.resolve("second"), project.resolve("k8spark"));

    Run run = run(folder.resolve("elsewhere"), List.of("bin/k8spark", "help"), "");

    assertThat(run.err).contains("building");
    assertThat(run.out).contains("-jar", "<help>");
    assertThat(run.code).isZero();
  }

  @Test
  void buildsAgainWhenASourceIsNewerThanTheJar() throws Exception {
    launch("--version");
    Path source = project.resolve("compiler/src/main/A.java");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));

    assertThat(launch("--version").err).contains("building");
    assertThat(calls("mvn")).hasSize(2);
  }

  @Test
  void buildsAgainWhenASourceWasDeleted() throws Exception {
    launch("--version");
    Files.setLastModifiedTime(
        project.resolve("compiler/target/k8spark.jar"),
        FileTime.from(Instant.EPOCH.plusSeconds(9)));
    Files.setLastModifiedTime(project.resolve("compiler/src/main"), FileTime.from(Instant.EPOCH));
    assertThat(launch("--version").err).isEmpty();

    Files.delete(project.resolve("compiler/src/main/A.java"));

    assertThat(launch("--version").err).contains("building");
  }

  @Test
  void recordsItsStartAgainForAJarThatSomebodyElseBuilt() throws Exception {
    launch("--version");
    Path jar = project.resolve("compiler/target/k8spark.jar");
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(-1)));
    Files.setLastModifiedTime(
        project.resolve("compiler/target/k8spark.aot"),
        FileTime.from(Instant.now().plusSeconds(-2)));

    assertThat(launch("--version").err).isEqualTo(RECORDING);
    assertThat(launch("--version").err).isEmpty();
    assertThat(calls("mvn")).hasSize(1);
  }

  @Test
  void buildsAgainAfterABuildThatWasCutOff() throws Exception {
    launch("--version");
    Files.createFile(project.resolve("target/k8spark-build-started"));

    assertThat(launch("--version").err).contains("building");
    assertThat(launch("--version").err).isEmpty();
  }

  @Test
  void firstCallsAtTheSameTimeBuildOnceWithoutFlockToo() throws Exception {
    Files.createDirectory(folder.resolve("few"));
    for (String tool : List.of("sh", "find", "mkdir", "rm", "mv", "touch", "cat", "sleep")) {
      Files.createSymbolicLink(folder.resolve("few/" + tool), Path.of("/bin", tool));
    }
    path = folder + "/tools:" + folder + "/few";

    launchFourAtOnce("x");

    assertThat(calls("mvn")).hasSize(1);
    assertThat(project.resolve("target/k8spark.lock.d")).doesNotExist();
  }

  @Test
  void firstCallsAtTheSameTimeBuildOnce() throws Exception {
    launchFourAtOnce("x");

    assertThat(calls("mvn")).hasSize(1);
  }

  @Test
  void firstRehearsalsAtTheSameTimeBuildOnce() throws Exception {
    launchFourAtOnce("run");

    assertThat(calls("mvn")).hasSize(1);
  }

  @Test
  void noFileTakesThePlaceOfAClosedStream() throws Exception {
    program(
        "jdks/25/bin/java",
        """
        : >"%s/streams"
        for fd in 0 1 2; do [ -e /dev/fd/$fd ] && printf $fd >>"%s/streams"; done
        cat >/dev/null 2>&1 || printf ' in' >>"%s/streams"
        (echo >&1) 2>/dev/null || printf ' out' >>"%s/streams"
        """
            .replace("%s", folder.toString()));

    for (String closed : List.of("<&-", ">&-", "2>&-", "<&- >&- 2>&-", "")) {
      String command = "exec \"" + project.resolve("k8spark") + "\" check - </dev/null " + closed;
      assertThat(run(folder, List.of("sh", "-c", command), "").code).as(closed).isZero();
      assertThat(folder.resolve("streams"))
          .as(closed)
          .hasContent(
              "012"
                  + (closed.contains("<&") ? " in" : "")
                  + (closed.matches("(.* )?>.*") ? " out" : ""));
    }
  }

  private void launchFourAtOnce(String argument) throws Exception {
    List<Process> processes = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      processes.add(start(folder, List.of(project.resolve("k8spark").toString(), argument), ""));
    }
    for (Process process : processes) {
      assertThat(process.waitFor()).isZero();
    }
  }

  @Test
  void showsTheLogOfABuildThatFails() throws Exception {
    Files.createFile(folder.resolve("broken"));

    Run run = launch("--version");

    assertThat(run.code).isEqualTo(2);
    assertThat(run.out).isEmpty();
    assertThat(run.err).contains("cannot compile\n", "the build failed");
  }

  @Test
  void passesOverAJavaHomeThatIsTooOld() throws Exception {
    jdk("old", "17.0.9");

    Run run = launchWithJavaHome("old");

    assertThat(run.out).startsWith(folder + "/jdks/25");
  }

  @Test
  void prefersAJavaHomeThatIsNewEnough() throws Exception {
    jdk("mine", "26-ea");

    Run run = launchWithJavaHome("mine");

    assertThat(run.out).startsWith(folder + "/mine");
  }

  @Test
  void takesTheJdk25WhereThereAreNewerOnes() throws Exception {
    jdk("jdks/0-newer", "27");
    jdk("jdks/1-old", "21.0.1");

    assertThat(launch("--version").out).startsWith(folder + "/jdks/25");
  }

  @Test
  void saysInOneSentenceWhatToInstallWithoutAJdk25() throws Exception {
    jdk("jdks/25", "17.0.9");

    for (String script : List.of("k8spark", "verify")) {
      Run run = run(folder, List.of(project.resolve(script).toString()), "");

      assertThat(run.code).isEqualTo(2);
      assertThat(run.out).isEmpty();
      assertThat(run.err).startsWith("k8spark needs a JDK 25: install one").hasLineCount(1);
    }
    assertThat(calls("mvn")).isEmpty();
  }

  @Test
  void verifyRunsMavenOnTheJdkWithTheArgumentsGiven() throws Exception {
    Run run = run(folder, List.of(project.resolve("verify").toString(), "-pl", "a b"), "");

    assertThat(run.code).isZero();
    assertThat(calls("mvn").getFirst())
        .startsWith("mvn JAVA_HOME=" + folder + "/jdks/25 ")
        .endsWith("/pom.xml verify -pl a b");
  }

  private Run launch(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(project.resolve("k8spark").toString()));
    command.addAll(List.of(arguments));
    return run(folder, command, "");
  }

  private Run launchWithJavaHome(String jdk) throws Exception {
    return run(
        folder, List.of(project.resolve("k8spark").toString()), folder.resolve(jdk).toString());
  }

  private Run run(Path directory, List<String> command, String javaHome) throws Exception {
    Process process = start(directory, command, javaHome);
    int code = process.waitFor();
    return new Run(
        code,
        new String(process.getInputStream().readAllBytes(), UTF_8),
        new String(process.getErrorStream().readAllBytes(), UTF_8));
  }

  private Process start(Path directory, List<String> command, String javaHome) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder.environment().put("PATH", path);
    builder.environment().put("JAVA_HOME", javaHome);
    builder.environment().put("K8SPARK_JDK_FOLDERS", folder + "/jdks/*");
    return builder.start();
  }

  private void jdk(String name, String version) throws IOException {
    Path home = folder.resolve(name);
    Files.createDirectories(home);
    Files.writeString(
        home.resolve("release"), "IMPLEMENTOR=\"us\"\nJAVA_VERSION=\"" + version + "\"\n");
    program(name + "/bin/javac", "");
    program(
        name + "/bin/java",
        """
        printf '%%s' "$0"
        printf '<%%s>' "$@"
        echo
        """);
  }

  /** A shell script; {@code %s} in it is the folder of this test or of its project. */
  private void program(String name, String script) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(
        file, "#!/bin/sh\n" + script.formatted(folder, folder, project, project, project, project));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Newer than whatever was built before. */
  private void writeNew(String name) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "");
  }

  private static void writeOld(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(Instant.EPOCH));
  }

  private List<String> calls(String program) throws IOException {
    Path calls = folder.resolve("calls");
    return Files.exists(calls)
        ? Files.readAllLines(calls).stream().filter(line -> line.startsWith(program)).toList()
        : List.of();
  }

  private record Run(int code, String out, String err) {}
}
