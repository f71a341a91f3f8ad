package dev.k8spark.cli.image;

import dev.k8spark.image.ConnectorTable;
import dev.k8spark.image.ImagePlan;
import dev.k8spark.job.SparkLine;
import dev.k8spark.lower.Bundle;
import dev.k8spark.runtime.contract.Connector;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds out what the image must hold, or why no image can serve all these jobs. */
record PlanReader(ImageOptions options) {

  /** The line of images that are for no certain job. */
  private static final SparkLine NEWEST = SparkLine.SUPPORTED.getLast();

  /**
   * A plan, or why there is none.
   *
   * @param plan null if there is an obstacle
   * @param obstacles one sentence each
   */
  record Result(@Nullable ImagePlan plan, List<String> obstacles) {

    private static Result failed(String obstacle) {
      return new Result(null, List.of(obstacle));
    }
  }

  Result read(List<Bundle> jobs) {
    SortedMap<SparkLine, String> lines = new TreeMap<>();
    SortedSet<Connector> connectors = new TreeSet<>(options.connectors());
    for (Bundle job : jobs) {
      lines.put(job.source().job().sparkVersion(), job.source().job().name());
      connectors.addAll(ImagePlan.findConnectors(job));
    }
    if (lines.size() > 1) {
      return Result.failed(
          "an image holds one Spark, but `%s` needs %s and `%s` needs %s"
              .formatted(
                  lines.get(lines.firstKey()),
                  lines.firstKey(),
                  lines.get(lines.lastKey()),
                  lines.lastKey()));
    }
    @Nullable String spark = options.spark();
    SparkLine chosen = spark == null ? NEWEST : SparkLine.parse(lineOf(spark));
    SparkLine line = lines.isEmpty() ? chosen : lines.firstKey();
    if (spark != null && !line.equals(chosen)) {
      return Result.failed(
          "`--spark %s`: `%s` is for Spark %s".formatted(spark, lines.get(line), line));
    }
    return SparkLine.SUPPORTED.contains(line)
        ? plan(ConnectorTable.of(line), connectors)
        : Result.failed("`--spark %s`: no line %s is known".formatted(spark, line));
  }

  private static String lineOf(String version) {
    return version.substring(0, version.lastIndexOf('.'));
  }

  private Result plan(ConnectorTable table, SortedSet<Connector> connectors) {
    List<String> obstacles = new ArrayList<>();
    for (Connector connector : connectors) {
      table
          .findObstacle(connector)
          .ifPresent(
              reason ->
                  obstacles.add(
                      "Spark %s can have no connector `%s`: %s"
                          .formatted(table.line(), connector.word(), reason)));
    }
    @Nullable String spark = options.spark();
    return obstacles.isEmpty()
        ? new Result(
            new ImagePlan(
                options.base(), spark == null ? table.release() : spark, table, connectors),
            List.of())
        : new Result(null, obstacles);
  }
}
