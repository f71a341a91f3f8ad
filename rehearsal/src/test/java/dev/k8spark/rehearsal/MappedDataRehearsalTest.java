package dev.k8spark.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.rehearsal.report.RunReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Real Spark reads and writes folders as if they were the stores that its job names. */
@ExtendWith(SparkLines.class)
final class MappedDataRehearsalTest {

  private static final String WRITER =
      """
      import sys
      from pyspark.sql import SparkSession

      raw, mart, countries = sys.argv[1:]
      spark = SparkSession.builder.getOrCreate()
      print("addresses are", raw, mart)
      orders = spark.read.csv(raw + "2026/*.csv", header=True, inferSchema=True)
      names = spark.read.csv(countries, header=True)
      orders.join(names, "country").write.saveAsTable("orders")
      orders.write.mode("overwrite").parquet(mart + "/copy")
      stream = spark.readStream.schema(orders.schema).csv(raw + "2026", header=True).writeStream
      query = stream.format("parquet").option("checkpointLocation", mart + "/checkpoint").trigger(availableNow=True)
      query.start(mart + "/stream").awaitTermination()
      for path in (raw + "new", "s3a://elsewhere/new"):
          try:
              orders.write.csv(path)
          except Exception as failure:
              print("refused:", " ".join(str(failure).splitlines()[:2]))
      """;

  private static final String READER =
      """
      import sys
      from pyspark.sql import SparkSession

      spark = SparkSession.builder.getOrCreate()
      orders = spark.read.format("avro").load(sys.argv[1] + "/orders")
      print("names are", [row["name"] for row in orders.collect()])
      for table in ("copy", "stream"):
          frame = spark.read.parquet(sys.argv[1] + "/" + table)
          print(table, "has", sorted(row["amount"] for row in frame.collect()))
      """;

  @TempDir private Path folder;
  private final RealSpark spark = new RealSpark();

  @OnLastLine
  void aSecondRunReadsWhatTheFirstWrote(String line) throws Exception {
    Path raw = Files.createDirectories(folder.resolve("raw data/2026"));
    Files.writeString(raw.resolve("may.csv"), "country,amount\nfi,2\nfi,3\n");
    Path countries = Files.createDirectories(folder.resolve("countries"));
    Files.writeString(countries.resolve("all.csv"), "country,name\nfi,Finland\n");
    Path mart = Files.createDirectories(folder.resolve("mart"));
    Files.writeString(folder.resolve("write.py"), WRITER);
    Files.writeString(folder.resolve("read.py"), READER);
    spark
        .mapData("raw", Objects.requireNonNull(raw.getParent()))
        .mapData("mart", mart)
        .mapData("countries", countries);

    RunReport written =
        spark.runIn(
            folder,
            line,
            """
            main {
              python = "local:///app/write.py"
              args = ["${data.raw.uri}", "${data.mart.uri}", "${data.countries.uri}"]
            }
            data {
              raw { uri = "s3a://orders-raw/", access = read, secret = raw-store }
              mart { uri = "s3a://orders-mart/warehouse", access = write, format = avro, secret = mart-store }
              countries { uri = "pvc://reference/countries", access = read }
            }
            """);

    assertThat(written.exitCode()).as(spark.log()).isZero();
    assertThat(spark.output())
        .as(spark.log())
        .contains("driver | addresses are s3a://orders-raw/ s3a://orders-mart/warehouse")
        .anyMatch(text -> text.startsWith("driver | refused: ") && text.contains("access = read"))
        .anyMatch(
            text -> text.startsWith("driver | refused: ") && text.contains("is in no `data`"));
    assertThat(filesOf(Objects.requireNonNull(raw.getParent()))).containsExactly("2026/may.csv");
    readBack(line, mart);
  }

  private void readBack(String line, Path mart) throws Exception {
    spark.forgetData().mapData("lake", mart);

    RunReport read =
        spark.runIn(
            folder,
            line,
            """
            main { python = "local:///app/read.py", args = ["${data.lake.uri}"] }
            data.lake { uri = "s3a://orders-mart/warehouse", access = read, format = avro }
            """);

    assertThat(read.exitCode()).as(spark.log()).isZero();
    assertThat(spark.output())
        .as(spark.log())
        .contains(
            "driver | names are ['Finland', 'Finland']",
            "driver | copy has [2, 3]",
            "driver | stream has [2, 3]");
  }

  private static List<String> filesOf(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
