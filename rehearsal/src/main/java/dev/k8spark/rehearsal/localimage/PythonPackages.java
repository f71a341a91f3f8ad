package dev.k8spark.rehearsal.localimage;

import dev.k8spark.process.ProgramResult;
import dev.k8spark.runtime.contract.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The Python environment that a file of requirements asks for, made once for each content. */
record PythonPackages(
    ArtifactCache cache, Map<String, String> environment, Consumer<String> messages) {
  private static final int KEY_LENGTH = 16;

  /** The folder of the environment, with its own {@code bin}. */
  Path folder(Path requirements, PythonInstallation python, SparkHome spark)
      throws IOException, InterruptedException, MissingPrerequisite {
    String content = Files.readString(requirements);
    String key = Sha256.hash(String.join("\n", python.key(), spark.version(), content));
    Path entry =
        cache.folder(
            "python/" + key.substring(0, KEY_LENGTH),
            folder -> make(folder, requirements, python, spark));
    return entry.resolve("venv");
  }

  private void make(Path folder, Path requirements, PythonInstallation python, SparkHome spark)
      throws IOException, InterruptedException, MissingPrerequisite {
    messages.accept("installing the Python packages of " + requirements + ", once");
    Path venv = folder.resolve("venv");
    String[] arguments = {"--without-pip", venv.toString()};
    ProgramResult made = new LocalProgram(python.module("venv", arguments), environment).run();
    if (!made.isSuccess()) {
      throw new MissingPrerequisite(
          python.executable()
              + " cannot make an environment; it said:\n"
              + PipInstaller.lastWords(made),
          "install its module venv (Debian: apt install python3-venv)");
    }
    declareSpark(venv.resolve("lib/python3." + python.minor() + "/site-packages"), spark);
    ProgramResult end =
        PipInstaller.of(python, cache, environment)
            .install(
                folder.resolve("tmp"),
                List.of("--python", venv.resolve("bin/python").toString(), "install"),
                List.of("-r", requirements.toString()),
                line -> {});
    if (!end.isSuccess()) {
      throw new MissingPrerequisite(
          "the packages of %s cannot be installed; pip said:\n%s"
              .formatted(requirements, PipInstaller.lastWords(end)),
          "fix the file, or pip's settings and network");
    }
  }

  /** As in the image, pip knows that Spark is there: a package that needs it fetches no other. */
  private static void declareSpark(Path packages, SparkHome spark) throws IOException {
    Path info = packages.resolve("pyspark-" + spark.version() + ".dist-info");
    Files.createDirectories(info);
    Files.writeString(
        info.resolve("METADATA"),
        "Metadata-Version: 2.1\nName: pyspark\nVersion: " + spark.version() + "\n");
    Files.writeString(info.resolve("INSTALLER"), "k8spark\n");
    Files.writeString(info.resolve("RECORD"), "");
  }
}
