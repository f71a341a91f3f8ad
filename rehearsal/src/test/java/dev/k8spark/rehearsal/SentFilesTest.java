package dev.k8spark.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.rehearsal.report.RunReport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What a program takes along reaches the driver and the executors, from the driver's image. */
@ExtendWith(SparkLines.class)
class SentFilesTest {
  private final RealSpark spark = new RealSpark();

  @TempDir Path image;

  @OnEveryLine
  void theSampleFindsItsFilesOnTheDriverAndInTasks(String line) throws Exception {
    Path tariffs = image.resolve("tariffs.csv");
    Files.writeString(tariffs, "region,cents\nnorth,5\nsouth,10\n");
    Path conf = Files.createDirectory(image.resolve("conf"));
    Files.writeString(conf.resolve("rounding.properties"), "step = 10\n");
    RunReport report =
        spark
            .mapPath("/app/conf", conf)
            .mapPath("/app/tariffs.csv", tariffs)
            .mapPath("/app/regions.tar.gz", packRegions())
            .mapPath("/app/lib", packRounding())
            .run(RealSpark.SAMPLES.resolve("files.conf"), line);

    assertThat(report.verdict()).as(spark::log).isEqualTo("Complete");
    assertThat(spark.output())
        .contains(
            "driver | The driver knows 2 tariffs",
            "driver | With tariffs the orders sum to 508000",
            "driver | Rounded they sum to 505000");
  }

  private Path packRegions() throws IOException, InterruptedException {
    Path folder = Files.createDirectory(image.resolve("regions"));
    Files.writeString(folder.resolve("names.txt"), "north\nsouth\n");
    Path archive = image.resolve("regions.tar.gz");
    int code =
        new ProcessBuilder("tar", "-czf", archive.toString(), "-C", folder.toString(), ".")
            .inheritIO()
            .start()
            .waitFor();
    assertThat(code).isZero();
    return archive;
  }

  /** Makes a folder with a jar for the oldest Java, whose class needs a file of the class path. */
  private Path packRounding() throws IOException {
    Path source = image.resolve("Rounding.java");
    Files.writeString(
        source,
        """
        package com.example;
        public final class Rounding {
          public static long toTens(long cents) throws java.io.IOException {
            var properties = new java.util.Properties();
            properties.load(ClassLoader.getSystemResourceAsStream("rounding.properties"));
            long step = Long.parseLong(properties.getProperty("step"));
            return (cents + step - 1) / step * step;
          }
        }
        """);
    JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
    String[] arguments = {"--release", "17", "-d", image.toString(), source.toString()};
    assertThat(compiler.run(null, null, null, arguments)).isZero();
    Path lib = Files.createDirectory(image.resolve("lib"));
    try (OutputStream file = Files.newOutputStream(lib.resolve("rounding.jar"));
        JarOutputStream jar = new JarOutputStream(file)) {
      String name = "com/example/Rounding.class";
      jar.putNextEntry(new ZipEntry(name));
      Files.copy(image.resolve(name), jar);
    }
    return lib;
  }
}
