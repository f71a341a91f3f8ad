package dev.k8spark.samples;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;

/** Integrates a quarter of a circle in as many tasks as its first argument says, and checks π. */
public final class Pi {
  private static final int STEPS_PER_TASK = 1_000_000;
  private static final double TOLERANCE = 1e-9;

  private Pi() {}

  public static void main(String[] args) {
    int tasks = args.length == 0 ? 4 : Integer.parseInt(args[0]);
    long steps = (long) tasks * STEPS_PER_TASK;
    try (JavaSparkContext spark = new JavaSparkContext(new SparkConf())) {
      List<Integer> slices = IntStream.range(0, tasks).boxed().toList();
      double pi =
          spark.parallelize(slices, tasks).map(slice -> area(slice, steps)).reduce(Double::sum);
      if (Math.abs(pi - Math.PI) > TOLERANCE) {
        throw new IllegalStateException("Pi is not " + pi);
      }
      System.out.println("Pi is roughly " + pi);
    }
  }

  /** The share of one task in the integral of 4 / (1 + x²) from 0 to 1. */
  private static double area(int slice, long steps) {
    double width = 1.0 / steps;
    double sum = 0;
    long first = (long) slice * STEPS_PER_TASK;
    for (long step = first; step < first + STEPS_PER_TASK; step++) {
      double x = (step + 0.5) * width;
      sum += 4 / (1 + x * x);
    }
    return sum * width;
  }
}
