package dev.k8spark.runtime.pod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.k8spark.runtime.contract.ExitCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ImageDescriptionTest {

  @Test
  void aDescriptionIsReadAsItWasWritten() {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("spark", "4.3.0");
    versions.put("hadoop", "3.5.0");
    ImageDescription written =
        new ImageDescription(versions, new TreeSet<>(Set.of("s3a", "iceberg")));
    assertThat(written.text())
        .isEqualToIgnoringWhitespace(
            "{\"spark\":\"4.3.0\",\"hadoop\":\"3.5.0\",\"connectors\":[\"iceberg\",\"s3a\"]}");
    assertThat(ImageDescription.parse(written.text())).isEqualTo(written);
  }

  @Test
  void whatIsNoDescriptionIsRefused() {
    for (String text : Set.of("", "{", "[]", "{\"spark\":\"4.3.0\"}")) {
      assertThatThrownBy(() -> ImageDescription.parse(text))
          .isInstanceOfSatisfying(
              StartupFailure.class,
              failure -> assertThat(failure.code()).isEqualTo(ExitCode.WRONG_CONFIGURATION))
          .hasMessageStartingWith("the image's /opt/k8spark/image.json cannot be read: it ");
    }
  }
}
