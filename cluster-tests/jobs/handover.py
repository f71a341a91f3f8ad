"""Caches numbers on two executors, waits until one of them is gone, and counts what is computed anew."""

import time

from pyspark.sql import SparkSession

COUNT = 1000

spark = SparkSession.builder.getOrCreate()
context = spark.sparkContext
computed = context.accumulator(0)


def note(number: int) -> int:
    computed.add(1)
    return number


def count_executors() -> int:
    """The driver is among those that Spark lists."""
    return len(context._jsc.sc().statusTracker().getExecutorInfos()) - 1


numbers = context.parallelize(range(COUNT), 8).map(note).persist()
while count_executors() < 2:
    time.sleep(0.5)
numbers.count()
print("cached on both executors", flush=True)
deadline = time.monotonic() + 150
while count_executors() > 1 and time.monotonic() < deadline:
    time.sleep(0.5)
print(f"{count_executors()} executor is left", flush=True)
numbers.count()
print(f"computed {computed.value} for {COUNT}", flush=True)
spark.stop()
