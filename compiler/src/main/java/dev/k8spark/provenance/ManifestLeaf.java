package dev.k8spark.provenance;

import java.util.List;

/**
 * A scalar, or something empty, in what a job became.
 *
 * @param causes what was written first, then the rule that made it of that
 */
public record ManifestLeaf(LeafPath path, Object value, List<Cause> causes) {
  public ManifestLeaf {
    causes = List.copyOf(causes);
  }
}
