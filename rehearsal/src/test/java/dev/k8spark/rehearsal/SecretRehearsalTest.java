package dev.k8spark.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.cli.run.DataTargets;
import dev.k8spark.rehearsal.localimage.CacheFolder;
import dev.k8spark.rehearsal.report.ReportJson;
import dev.k8spark.rehearsal.report.ReportPage;
import dev.k8spark.rehearsal.report.ReportText;
import dev.k8spark.rehearsal.report.RunReport;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Real Spark with real secrets: the program has them, and nobody else sees them. */
@ExtendWith(SparkLines.class)
final class SecretRehearsalTest {

  private static final String TOKEN = "tok-5e8c21b7";

  private static final String PROGRAM =
      """
      import base64, glob, os, sys
      from pyspark.sql import SparkSession

      token = os.environ["API_KEY"]
      spark = SparkSession.builder.getOrCreate()
      print("token is", token)
      print("base64 is", base64.b64encode(token.encode()).decode())
      on_executor = spark.sparkContext.parallelize([0], 1)
      print("executor has", on_executor.map(lambda _: os.environ["API_KEY"]).collect()[0])
      print("conf is", spark.sparkContext.getConf().get("spark.hadoop.fs.s3a.access.key"))
      file = os.path.join(os.environ["PARTNER"], "tls.crt")
      print("file is", open(file).read(), "mode", oct(os.stat(file).st_mode & 0o777))
      lines = []
      for process in glob.glob("/proc/[0-9]*/cmdline"):
          try:
              lines += [process] if token.encode() in open(process, "rb").read() else []
          except OSError:
              pass
      print("command lines with it:", len(lines))
      run = os.environ["HOME"]
      while not os.path.basename(run).startswith("run-"):
          run = os.path.dirname(run)
      holders = set()
      for folder, _, names in os.walk(run):
          for name in names:
              try:
                  if token.encode() in open(os.path.join(folder, name), "rb").read():
                      holders.add(name)
              except OSError:
                  pass
      print("files with it:", sorted(holders))
      raise ValueError("not with " + token)
      """;

  @TempDir private Path folder;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  @OnLastLine
  void theProgramHasItsSecretsAndNobodySeesThem(String line) throws Exception {
    Files.writeString(folder.resolve("import.py"), PROGRAM);

    RunReport report = run(line);

    String log = String.join("\n", lines);
    assertThat(lines)
        .as(log)
        .contains("driver | token is ***", "driver | base64 is ***", "driver | executor has ***")
        .contains("driver | conf is ***", "driver | file is *** mode 0o600")
        .contains("driver | command lines with it: 0", "driver | files with it: ['tls.crt']");
    assertThat(report.exitCode()).isEqualTo(1);
    assertThat(report.message()).contains("not with ***");
    String base64 = Base64.getEncoder().encodeToString(TOKEN.getBytes(UTF_8));
    assertThat(
            List.of(
                log,
                new ReportText(false).render(report),
                ReportJson.render(report),
                ReportPage.render(report)))
        .allSatisfy(text -> assertThat(text).doesNotContain(TOKEN, base64));
  }

  private RunReport run(String line) throws Exception {
    SortedMap<String, SortedMap<String, byte[]>> secrets = new TreeMap<>();
    secrets.put("partner-api", one("token"));
    secrets.put("partner-s3", one("access-key"));
    secrets.get("partner-s3").putAll(one("secret-key"));
    secrets.put("partner-tls", one("tls.crt"));
    String manifests =
        Files.readString(SampleManifests.SAMPLES.resolve("secrets.conf"))
            .lines()
            .filter(text -> !text.matches("(name|namespace|image) = .*|#.*"))
            .reduce("", (all, text) -> all + text + "\n")
            .replace(
                "sparkVersion = 4.0", "sparkVersion = " + line + "\nenv.PARTNER = /etc/partner");
    Rehearsal.RunRequest request =
        new Rehearsal.RunRequest(
            SampleManifests.job("partner-import", manifests),
            List.of(),
            folder,
            new TreeMap<>(),
            DataTargets.NONE,
            secrets,
            label -> true);
    Path cache = CacheFolder.locate(System.getenv(), System.getProperty("os.name"));
    return new Rehearsal(cache, System.getenv(), lines::add).run(request);
  }

  private static SortedMap<String, byte[]> one(String key) {
    return new TreeMap<>(Map.of(key, TOKEN.getBytes(UTF_8)));
  }
}
