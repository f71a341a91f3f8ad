"""Copies the events of a topic of Kafka to Parquet files.

    events.py BROKERS TOPIC TARGET [--follow | --catch-up] [CHECKPOINT]

It copies what is there and ends. With a checkpoint, the next run goes on where this one stopped, so that no
event is lost or copied twice: `--catch-up` ends when nothing is left, `--follow` waits for more.
"""

import sys

from pyspark.sql import DataFrame, DataFrameReader, SparkSession
from pyspark.sql.streaming import DataStreamReader


def read(reader: DataFrameReader | DataStreamReader, brokers: str, topic: str) -> DataFrame:
    options = {"kafka.bootstrap.servers": brokers, "subscribe": topic, "startingOffsets": "earliest"}
    return reader.format("kafka").options(**options).load().selectExpr("CAST(value AS STRING) AS event")


def main() -> None:
    brokers, topic, target, *stream = sys.argv[1:]
    spark = SparkSession.builder.getOrCreate()
    if not stream:
        read(spark.read, brokers, topic).write.mode("overwrite").parquet(target)
    else:
        mode, checkpoint = stream
        writer = read(spark.readStream, brokers, topic).writeStream.format("parquet")
        writer = writer.option("path", target).option("checkpointLocation", checkpoint)
        if mode == "--catch-up":
            writer = writer.trigger(availableNow=True)
        writer.start().awaitTermination()
    print(f"copied {topic} to {target}")
    spark.stop()


if __name__ == "__main__":
    main()
