"""Adds tax to a thousand prices, by modules that travel in the Job as this file does."""

from pyspark.sql import SparkSession
from tax import with_tax

spark = SparkSession.builder.getOrCreate()
prices = spark.sparkContext.parallelize(range(1, 1001), 8)
print(f"With tax the prices sum to {prices.map(with_tax).sum()}")
spark.stop()
