package dev.k8spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.job.CompileOptions;
import dev.k8spark.source.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a volume brings of an image is checked against the images that a policy allows. */
class ImageVolumeTest {

  @Test
  void aVolumeBringsNoImageThatIsNotAllowed(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("k8spark-policy.conf"),
        "root = true\ncluster.apiServer = ports-only\nallow.images = [\"registry.example.com/**\"]");
    String job =
        """
        name = report
        namespace = analytics
        image = "registry.example.com/data/report:1.4.2"
        sparkVersion = 4.3
        main.python = "local:///app/report.py"
        driver.podTemplate.spec.volumes = [{ name = v, image.reference = "docker.io/models:1" }]
        """;

    assertThat(
            new Compiler(null)
                .compile(
                    new SourceFile("job.conf", folder.resolve("job.conf"), job),
                    CompileOptions.NONE)
                .diagnostics())
        .anySatisfy(found -> assertThat(found.message()).contains("`docker.io/library/models`"));
  }
}
