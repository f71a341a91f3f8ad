package dev.k8spark.admit.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImagesAllowedTest {

  @ParameterizedTest
  @CsvSource({
    "registry.example.com/data/**, registry.example.com/data/orders:1, true",
    "registry.example.com/data/**, registry.example.com/data/a/b/c@sha256:0, true",
    "registry.example.com/data/**, registry.example.com.evil.example/data/orders:1, false",
    "registry.example.com/data/**, registry.example.com/database/orders:1, false",
    "registry.example.com/data/*, registry.example.com/data/a/b:1, false",
    "registry.example.com/*/orders, registry.example.com/data/orders:1, true",
    "registry.example.com/data/orders-*, registry.example.com/data/orders-eu:1, true",
    "registry.example.com:5000/**, registry.example.com:5000/orders, true",
    "registry.example.com/**, registry.example.com:5000/orders, false",
    "docker.io/library/*, python:3.12, true",
    "python, index.docker.io/library/python:3.12, true",
    "apache/spark, docker.io/apache/spark:4.3, true",
    "**, anything.example/at/all:1, true",
    "localhost/**, localhost/orders:1, true",
    "localhost/**, localhosts/orders:1, false",
    "a.b/c, axb/c, false",
  })
  void imagesAreMatchedSegmentBySegment(String pattern, String image, boolean allowed) {
    assertThat(SegmentPattern.of(pattern).matches(ImageName.parse(image).path()))
        .isEqualTo(allowed);
  }

  @Test
  void portIsNoTag() {
    ImageName image = ImageName.parse("registry.example.com:5000/orders");
    assertThat(image.tag()).isNull();
    assertThat(ImageName.parse("registry.example.com:5000/orders:1").tag()).isEqualTo("1");
    assertThat(ImageName.parse("a/b:1@sha256:c").digest()).isEqualTo("sha256:c");
  }
}
