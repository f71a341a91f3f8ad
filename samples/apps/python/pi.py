"""Integrates a quarter of a circle in as many tasks as its first argument says, and checks pi."""

import math
import sys
from operator import add

from pyspark.sql import SparkSession

STEPS_PER_TASK = 100_000


def area(task: int, steps: int) -> float:
    """The share of one task in the integral of 4 / (1 + x^2) from 0 to 1."""
    width = 1.0 / steps
    first = task * STEPS_PER_TASK
    centres = ((step + 0.5) * width for step in range(first, first + STEPS_PER_TASK))
    return sum(4.0 / (1.0 + x * x) for x in centres) * width


def main() -> None:
    tasks = int(sys.argv[1]) if len(sys.argv) > 1 else 4
    steps = tasks * STEPS_PER_TASK
    spark = SparkSession.builder.getOrCreate()
    slices = spark.sparkContext.parallelize(range(tasks), tasks)
    pi = slices.map(lambda task: area(task, steps)).reduce(add)
    if abs(pi - math.pi) > 1e-9:
        sys.exit(f"Pi is not {pi}")
    print(f"Pi is roughly {pi}")
    spark.stop()


if __name__ == "__main__":
    main()
