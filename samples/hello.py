"""Sums numbers on the executors, and greets."""

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
total = spark.range(0, 100_000_000, 1, 8).groupBy().sum("id").first()[0]
print(f"Hello: the numbers sum to {total}")
spark.stop()
