package dev.k8spark.policy;

import dev.k8spark.source.Document;
import dev.k8spark.source.Node;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What applies to a job's namespace, all policy files together.
 *
 * @param documents the files, nearest to the job first; none: nothing is forbidden
 * @param cluster facts, for lowering
 * @param defaults a layer under every job
 * @param images the allow lists for images, one for each file that has one; an image must match
 *     each of them
 */
public record Policy(
    List<Document> documents,
    ClusterFacts cluster,
    List<Node.Mapping> defaults,
    List<AllowList> images) {

  /** The name of a policy file, before its ending. */
  public static final String FILE_STEM = "k8spark-policy";

  /** Whether a file is a policy by its name. */
  public static boolean isPolicy(SourceFile file) {
    String name = file.name().substring(file.name().lastIndexOf('/') + 1);
    return name.startsWith(FILE_STEM + ".");
  }

  public Policy {
    documents = List.copyOf(documents);
    defaults = List.copyOf(defaults);
    images = List.copyOf(images);
  }

  /**
   * A closed list: what it does not name is forbidden.
   *
   * @param patterns what is allowed
   * @param span where the list stands, for the message
   * @param owner whom to ask
   */
  public record AllowList(List<String> patterns, Span span, @Nullable String owner) {
    public AllowList {
      patterns = List.copyOf(patterns);
    }
  }
}
