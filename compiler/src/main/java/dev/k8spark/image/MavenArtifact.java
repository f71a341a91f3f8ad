package dev.k8spark.image;

/**
 * A jar in Maven's repositories.
 *
 * @param classifier empty for the main jar of the artifact
 */
public record MavenArtifact(String group, String name, String version, String classifier) {

  /** Parses {@code GROUP:NAME:VERSION} or {@code GROUP:NAME:VERSION:CLASSIFIER}. */
  public static MavenArtifact parse(String coordinates) {
    String[] parts = coordinates.split(":", -1);
    return switch (parts.length) {
      case 3 -> new MavenArtifact(parts[0], parts[1], parts[2], "");
      case 4 -> new MavenArtifact(parts[0], parts[1], parts[2], parts[3]);
      default -> throw new IllegalArgumentException(coordinates + " names no artifact");
    };
  }

  /** Returns the name of its file, under which Maven copies it. */
  public String fileName() {
    return name + "-" + version + (classifier.isEmpty() ? "" : "-" + classifier) + ".jar";
  }

  @Override
  public String toString() {
    String main = String.join(":", group, name, version);
    return classifier.isEmpty() ? main : main + ":" + classifier;
  }
}
