"""Prints all rows of a CSV file or of Parquet files by their URI, or of a table by its name in a catalog.

    rows.py [--wait] SOURCE...

With `--wait` it then shows Spark's settings and stays, so that somebody may look at its page.
"""

import sys
import time

from pyspark.sql import DataFrame, SparkSession


def read(spark: SparkSession, source: str) -> DataFrame:
    if "://" not in source:
        return spark.table(source)
    if source.endswith(".csv"):
        return spark.read.csv(source, header=True)
    return spark.read.parquet(source)


def main() -> None:
    sources = [argument for argument in sys.argv[1:] if argument != "--wait"]
    spark = SparkSession.builder.getOrCreate()
    for source in sources:
        for row in sorted(read(spark, source).toJSON().collect()):
            print(row)
    if "--wait" in sys.argv:
        for setting in spark.sql("SET").collect():
            print(f"SET {setting.key} = {setting.value}")
        # Executors are there once they have counted.
        print(f"counted {spark.sparkContext.parallelize(range(3), 2).count()}")
        time.sleep(86_400)
    spark.stop()


if __name__ == "__main__":
    main()
