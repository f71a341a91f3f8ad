"""Counts the stems of a text's words on the executors, and checks the counts.

The text lies beside this file in the image, so every executor can read it. The stemmer comes from
requirements.txt and is needed by driver and executors alike.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from operator import add
from pathlib import Path

import snowballstemmer
from pyspark.sql import SparkSession

TEXT = Path(__file__).with_name("harbour.txt")
KNOWN = {"ship": 7, "harbour": 6, "keeper": 4}


def stems(lines: Iterable[str]) -> Iterator[str]:
    stemmer = snowballstemmer.stemmer("english")
    for line in lines:
        yield from stemmer.stemWords(re.findall(r"[a-z]+", line.lower()))


def main() -> None:
    spark = SparkSession.builder.getOrCreate()
    lines = spark.sparkContext.textFile(TEXT.as_uri(), minPartitions=4)
    counted = lines.mapPartitions(stems).map(lambda stem: (stem, 1)).reduceByKey(add, 4)
    found = dict(counted.collect())

    expected = Counter(stems(TEXT.read_text(encoding="utf-8").splitlines()))
    if found != expected:
        sys.exit(f"the executors counted otherwise than one process: {found}")
    for stem, count in KNOWN.items():
        if found.get(stem) != count:
            sys.exit(f"`{stem}` occurs {count} times, not {found.get(stem)}")

    for stem, count in sorted(found.items(), key=lambda item: (-item[1], item[0]))[:5]:
        print(f"{stem} {count}")
    print(f"counted {sum(found.values())} words with {len(found)} stems")
    spark.stop()


if __name__ == "__main__":
    main()
