package dev.k8spark.image;

import java.io.IOException;

/** What an image is built from. */
public interface BuildSource {

  /** Returns its Dockerfile, with what was chosen filled in. */
  String dockerfile();

  /** Writes all that the build copies, and the Dockerfile. */
  void write(BuildContext context) throws IOException, InterruptedException;
}
