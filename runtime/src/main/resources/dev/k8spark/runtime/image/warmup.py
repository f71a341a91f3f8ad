"""The program that a training runs in Python: a query, and tasks in Python workers."""

import sys
from operator import add

from pyspark.sql import SparkSession

spark = SparkSession.builder.getOrCreate()
rows = spark.sql(sys.argv[1]).collect()
total = spark.sparkContext.parallelize(range(100), 2).map(lambda n: (n % 3, n)).reduceByKey(add).values().sum()
spark.stop()
if len(rows) != 7 or total != 4950:
    sys.exit(f"the query gave {rows}, the sum {total}")
