"""Adds tariffs to orders: these are in a file, their regions in an archive, and how they are rounded in a jar."""

from pathlib import Path

from pyspark import SparkFiles
from pyspark.sql import SparkSession


def read_tariffs() -> dict[str, int]:
    lines = Path(SparkFiles.get("tariffs.csv")).read_text().splitlines()[1:]
    return {region: int(cents) for region, cents in (line.split(",") for line in lines)}


def add_tariff(order: int) -> int:
    """Runs in a task, which finds files and archives as the driver does."""
    regions = (Path(SparkFiles.get("regions")) / "names.txt").read_text().split()
    return order + read_tariffs()[regions[order % len(regions)]]


spark = SparkSession.builder.getOrCreate()
print(f"The driver knows {len(read_tariffs())} tariffs")
orders = spark.sparkContext.parallelize(range(1, 1001), 8)
print(f"With tariffs the orders sum to {orders.map(add_tariff).sum()}")
rounded = spark.range(1, 1001).selectExpr("bigint(reflect('com.example.Rounding', 'toTens', id)) AS cents")
print(f"Rounded they sum to {rounded.groupBy().sum('cents').first()[0]}")
spark.stop()
