package dev.k8spark.job;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/** What tables are written in. */
public enum TableFormat {
  ICEBERG,
  DELTA,
  PARQUET,
  ORC,
  AVRO,
  CSV,
  JSON;

  /** What it is called in a job file, and by Spark. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Returns the format of a word that the schema allows. */
  public static TableFormat parse(String word) {
    return Arrays.stream(values())
        .filter(format -> format.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(Objects.requireNonNull(word)));
  }
}
