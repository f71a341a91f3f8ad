package dev.k8spark.image;

import dev.k8spark.job.SparkLine;
import dev.k8spark.schema.BundledResource;
import java.io.IOException;

/**
 * The image that brings the runtime to pods whose image holds only Spark, of whichever line.
 *
 * @param base the image to take programs from; empty if the build is to name it
 */
public record RuntimeImage(String base) implements BuildSource {

  private static final String FOLDER = "image/runtime/";

  @Override
  public String dockerfile() {
    return ImagePlan.fillBase(BundledResource.read(FOLDER + "Dockerfile"), base);
  }

  @Override
  public void write(BuildContext context) throws IOException {
    context.writeBlueprint(this);
    for (SparkLine line : SparkLine.SUPPORTED) {
      String name = "arguments/" + line + ".args";
      context.writeFile(name, BundledResource.readBytes(FOLDER + name));
    }
  }
}
