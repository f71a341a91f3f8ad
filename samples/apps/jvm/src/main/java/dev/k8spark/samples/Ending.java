package dev.k8spark.samples;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** Starts Spark and ends as its first argument says: the ways in which a program can go wrong. */
public final class Ending {
  private static final int CHUNK = 1 << 24;

  private Ending() {}

  public static void main(String[] args) {
    JavaSparkContext spark = new JavaSparkContext(new SparkConf());
    long count = spark.parallelize(List.of(1, 2, 3), 2).count();
    System.out.println("counted " + count);
    switch (args[0]) {
      case "exception" -> throw new IllegalStateException("this program fails on purpose");
      case "exit" -> System.exit(Integer.parseInt(args[1]));
      case "memory" -> System.out.println(hoard());
      case "thread" -> new Thread(Ending::sleep).start();
      case "wait" -> sleep();
      default -> throw new IllegalArgumentException("unknown ending: " + args[0]);
    }
  }

  private static int hoard() {
    List<byte[]> chunks = new ArrayList<>();
    while (chunks.size() < Integer.MAX_VALUE) {
      chunks.add(new byte[CHUNK]);
    }
    return chunks.size();
  }

  private static void sleep() {
    try {
      Thread.sleep(Long.MAX_VALUE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
