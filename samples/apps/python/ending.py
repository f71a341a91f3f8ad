"""Starts Spark and ends as its first argument says: the ways in which a program can go wrong."""

import sys
import time

from pyspark.sql import SparkSession


def main() -> None:
    spark = SparkSession.builder.getOrCreate()
    print(f"counted {spark.sparkContext.parallelize(range(3), 2).count()}")
    match sys.argv[1:]:
        case ["exception"]:
            raise ValueError("this program fails on purpose")
        case ["task"]:
            spark.sparkContext.parallelize([0], 1).map(lambda zero: 1 // zero).collect()
        case ["exit", code]:
            sys.exit(int(code))
        case ["wait"]:
            time.sleep(86_400)
        case other:
            sys.exit(f"unknown ending: {other}")


if __name__ == "__main__":
    main()
