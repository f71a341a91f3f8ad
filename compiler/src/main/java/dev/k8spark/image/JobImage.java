package dev.k8spark.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The image of jobs, with Spark, the runtime and an application.
 *
 * @param application files and folders that become {@code /app}
 */
public record JobImage(ImagePlan plan, List<Path> application) implements BuildSource {

  public JobImage {
    application = List.copyOf(application);
  }

  @Override
  public String dockerfile() {
    return plan.dockerfile();
  }

  @Override
  public void write(BuildContext context) throws IOException, InterruptedException {
    context.writeApplication(application);
    context.writeBlueprint(this);
    context.fetchJars(plan);
  }
}
