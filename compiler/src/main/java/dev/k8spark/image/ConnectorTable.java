package dev.k8spark.image;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import dev.k8spark.job.SparkLine;
import dev.k8spark.runtime.contract.Connector;
import dev.k8spark.schema.BundledResource;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The connectors of a line of Spark: the libraries at versions that were tried with it.
 *
 * @param release the newest release of the line, which images hold unless told otherwise
 * @param scala the version in the names of Scala libraries, such as {@code 2.13}
 * @param hadoop the exact version of Hadoop that the line's distribution holds
 * @param libraries the jars of each connector that the line can have
 * @param unsupported why the line cannot have a connector
 */
public record ConnectorTable(
    SparkLine line,
    String release,
    String scala,
    String hadoop,
    Map<Connector, ConnectorJars> libraries,
    Map<Connector, String> unsupported) {

  /**
   * The jars of one connector.
   *
   * @param source what says that it is these
   */
  public record ConnectorJars(List<MavenArtifact> artifacts, String source) {

    public ConnectorJars {
      artifacts = List.copyOf(artifacts);
    }

    private static ConnectorJars read(Config entry) {
      return new ConnectorJars(
          entry.getStringList("artifacts").stream().map(MavenArtifact::parse).toList(),
          entry.getString("source"));
    }
  }

  public ConnectorTable {
    libraries = Collections.unmodifiableMap(new EnumMap<>(libraries));
    unsupported = Collections.unmodifiableMap(new EnumMap<>(unsupported));
  }

  /** Returns the table of a line that this version of k8spark knows. */
  public static ConnectorTable of(SparkLine line) {
    return ofLine(line.toString());
  }

  /** Returns the same of a line as it is written, such as {@code 4.3}. */
  public static ConnectorTable ofLine(String line) {
    return parse(BundledResource.read("connectors/" + line + ".json"));
  }

  static ConnectorTable parse(String json) {
    Config root =
        ConfigFactory.parseString(json, ConfigParseOptions.defaults().setSyntax(ConfigSyntax.JSON));
    Map<Connector, ConnectorJars> libraries = new EnumMap<>(Connector.class);
    Config entries = root.getConfig("connectors");
    entries
        .root()
        .keySet()
        .forEach(word -> libraries.put(require(word), ConnectorJars.read(entries.getConfig(word))));
    Map<Connector, String> unsupported = new EnumMap<>(Connector.class);
    Config reasons = root.getConfig("unsupported");
    reasons
        .root()
        .keySet()
        .forEach(word -> unsupported.put(require(word), reasons.getString(word)));
    return new ConnectorTable(
        SparkLine.parse(root.getString("spark")),
        root.getString("release"),
        root.getString("scala"),
        root.getString("hadoop"),
        libraries,
        unsupported);
  }

  private static Connector require(String word) {
    return Connector.parse(word)
        .orElseThrow(() -> new IllegalArgumentException(word + " is no connector"));
  }

  /** Returns why an image of this line cannot have the connector, if it cannot. */
  public Optional<String> findObstacle(Connector connector) {
    return Optional.ofNullable(unsupported.get(connector));
  }
}
