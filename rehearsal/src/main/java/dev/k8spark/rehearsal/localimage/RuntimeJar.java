package dev.k8spark.rehearsal.localimage;

import dev.k8spark.runtime.contract.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The jar that starts both roles in an image, as a file of this machine.
 *
 * @param sha256 of its content
 */
record RuntimeJar(Path path, String sha256) {
  private static final String NAME = "k8spark-runtime.jar";
  private static final int KEY_LENGTH = 16;

  /**
   * What stands for Spark's own folder of configuration: an image has nothing in it, the user's
   * Spark may. It does not exist.
   */
  Path emptyConf() {
    return path.resolveSibling("conf");
  }

  static RuntimeJar in(ArtifactCache cache)
      throws IOException, InterruptedException, MissingPrerequisite {
    byte[] content;
    try (InputStream in = RuntimeJar.class.getResourceAsStream(NAME)) {
      if (in == null) {
        throw new IllegalStateException("built without " + NAME);
      }
      content = in.readAllBytes();
    }
    String sha256 = Sha256.hash(content);
    Path folder =
        cache.folder(
            "runtime/" + sha256.substring(0, KEY_LENGTH),
            made -> Files.write(made.resolve(NAME), content));
    return new RuntimeJar(folder.resolve(NAME), sha256);
  }
}
