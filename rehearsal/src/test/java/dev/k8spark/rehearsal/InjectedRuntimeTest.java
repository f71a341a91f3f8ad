package dev.k8spark.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.rehearsal.report.RunReport;
import dev.k8spark.runtime.contract.PodContract;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;

/** A runtime that is brought beside a plain Spark starts it with what its line needs. */
@ExtendWith(SparkLines.class)
class InjectedRuntimeTest {
  private static final Path ARGUMENTS = RealSpark.ROOT.resolve("image/runtime/arguments");

  private final RealSpark spark = new RealSpark();

  @OnEveryLine
  void itsArgumentsAreThoseThatSparkNames(String line) throws Exception {
    Path jars = InstalledSpark.find(line).jars();
    String classPath = String.join(":", PodContract.CLASS_PATH);
    String expected =
        Stream.concat(Stream.of(moduleOptions(jars).split(" +")), Stream.of("-cp", classPath))
            .map(argument -> "\"" + argument + "\"\n")
            .collect(Collectors.joining());

    assertThat(Files.readString(ARGUMENTS.resolve(line + ".args"))).isEqualTo(expected);
  }

  @OnLastLine
  void theSampleRunsWithTheRuntimeThatIsHere(String line) throws Exception {
    RunReport report = spark.run(RealSpark.SAMPLES.resolve("stock.conf"), line);

    assertThat(report.verdict()).as(spark::log).isEqualTo("Complete");
    assertThat(spark.output()).contains("driver | With tax the prices sum to 600200");
    assertThat(report.differences())
        .as("on the cluster an image that nobody has here brings it")
        .anyMatch(text -> text.contains("`k8spark-runtime` is not run"));
  }

  /** Asks Spark's own launcher, which is Java alone. */
  private static String moduleOptions(Path jars) throws Exception {
    try (DirectoryStream<Path> launchers = Files.newDirectoryStream(jars, "spark-launcher_*.jar")) {
      URL launcher = launchers.iterator().next().toUri().toURL();
      try (URLClassLoader loader = new URLClassLoader(new URL[] {launcher}, null)) {
        return (String)
            loader
                .loadClass("org.apache.spark.launcher.JavaModuleOptions")
                .getMethod("defaultModuleOptions")
                .invoke(null);
      }
    }
  }
}
