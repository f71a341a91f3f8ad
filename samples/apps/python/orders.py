"""Sums orders by customer, from a store of files or a table to stores of files and tables.

    orders.py SOURCE TARGET...

A source is a folder of CSV files by its URI, or a table by its name in a catalog; a target is a folder
that Parquet files replace, or a table, which is made anew.
"""

import sys

from pyspark.sql import DataFrame, SparkSession
from pyspark.sql.functions import sum as total

ORDERS = "id INT, customer STRING, amount INT"


def read(spark: SparkSession, source: str) -> DataFrame:
    if "://" in source:
        return spark.read.csv(source, schema=ORDERS, header=True)
    return spark.table(source)


def write(totals: DataFrame, target: str) -> None:
    if "://" in target:
        totals.write.mode("overwrite").parquet(target)
    else:
        totals.writeTo(target).createOrReplace()


def main() -> None:
    source, *targets = sys.argv[1:]
    spark = SparkSession.builder.getOrCreate()
    orders = read(spark, source)
    totals = orders.groupBy("customer").agg(total("amount").alias("total"))
    for target in targets:
        write(totals, target)
        print(f"wrote {target}")
    spark.stop()


if __name__ == "__main__":
    main()
