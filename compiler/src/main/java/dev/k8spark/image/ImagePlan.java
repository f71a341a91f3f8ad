package dev.k8spark.image;

import dev.k8spark.lower.Bundle;
import dev.k8spark.lower.data.DataPlanner;
import dev.k8spark.runtime.contract.Connector;
import dev.k8spark.schema.BundledResource;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an image is to hold.
 *
 * @param base the image to start from; empty if the build is to name it
 * @param spark the exact version of Spark
 * @param table of the line of that version
 * @param connectors that the table has libraries for
 */
public record ImagePlan(
    String base, String spark, ConnectorTable table, SortedSet<Connector> connectors) {

  private static final String TEMPLATE = "image/Dockerfile";

  public ImagePlan {
    connectors = new TreeSet<>(connectors);
  }

  /** Returns the connectors that a compiled job needs. */
  public static SortedSet<Connector> findConnectors(Bundle bundle) {
    return DataPlanner.plan(bundle.source()).values().stream()
        .flatMap(plan -> plan.connectors().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns the jars that all its connectors need, each once. */
  public List<MavenArtifact> artifacts() {
    return connectors.stream()
        .flatMap(connector -> Stream.ofNullable(table.libraries().get(connector)))
        .flatMap(libraries -> libraries.artifacts().stream())
        .distinct()
        .toList();
  }

  /**
   * Returns the one blueprint of images with this plan's base and Spark filled in, and with a
   * comment that names the jars.
   */
  public String dockerfile() {
    String template =
        BundledResource.read(TEMPLATE)
            .replaceFirst("(?m)^ARG SPARK_VERSION=.*$", "ARG SPARK_VERSION=" + spark);
    return header() + fillBase(template, base);
  }

  /** Returns a blueprint with the image to start from; as it is where that is empty. */
  static String fillBase(String blueprint, String base) {
    return base.isEmpty() ? blueprint : blueprint.replaceFirst("(?m)^ARG BASE$", "$0=" + base);
  }

  private String header() {
    String names = connectors.isEmpty() ? "no connectors" : describe(connectors);
    String jars =
        artifacts().stream()
            .map(artifact -> "#   " + artifact + "\n")
            .collect(Collectors.joining());
    return "# Spark %s with %s%s\n%s#\n"
        .formatted(spark, names, jars.isEmpty() ? "." : ". In jars/:", jars);
  }

  private static String describe(SortedSet<Connector> connectors) {
    return connectors.stream().map(Connector::word).collect(Collectors.joining(", "));
  }
}
