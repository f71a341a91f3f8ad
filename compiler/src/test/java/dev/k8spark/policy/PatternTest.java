package dev.k8spark.policy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternTest {

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
    "python, docker.io/python:3.12, true",
    "docker.io/library/**, index.docker.io/python, true",
    "docker.io/python, python:3.12, true",
    "docker.io/**, apache/spark:4.3, true",
    "apache/spark, docker.io/apache/spark:4.3, true",
    "**, anything.example/at/all:1, true",
    "localhost/**, localhost/orders:1, true",
    "localhost/**, localhosts/orders:1, false",
    "a.b/c, axb/c, false",
    "a.b/c/, a.b/c:1, true",
    "a.b/c, a.b/c/:1, false",
  })
  void imagesAreMatchedSegmentBySegment(String pattern, String image, boolean allowed) {
    assertThat(PolicySubject.IMAGES.pattern(pattern).matches(image)).isEqualTo(allowed);
    assertThat(
            (ImageName.parse(image).repository() + "/")
                .matches(regex(PolicySubject.IMAGES, pattern)))
        .isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "s3a://orders-*/**, s3a://orders-raw/2026/11, true",
    "s3a://orders-*/**, s3a://orders-raw/, true",
    "s3a://orders-*/**, s3a://payroll/orders-raw, false",
    "s3a://orders-*/**, s3://orders-raw/x, false",
    "jdbc:postgresql://shop-db.shop:5432/orders, jdbc:postgresql://shop-db.shop:5432/orders, true",
    "jdbc:postgresql://shop-db.shop:5432/orders, jdbc:postgresql://shop-db.shop:5432/pay, false",
  })
  void urisAreMatchedSegmentBySegment(String pattern, String uri, boolean allowed) {
    assertThat(PolicySubject.READ.pattern(pattern).matches(uri)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "CONF, spark.jars.packages, spark.jars.packages, true",
    "CONF, spark.jars.packages, spark.jars, false",
    "CONF, spark.kubernetes.**, spark.kubernetes.driver.pod.name, true",
    "CONF, spark.kubernetes.*, spark.kubernetesx, false",
    "SECRETS, partner-*, partner-api, true",
    "SECRETS, partner-*, my-partner-api, false",
    "SPARK_VERSIONS, 4.3, 4.3, true",
    "SPARK_VERSIONS, 4.3, 4x3, false",
    "SCHEDULES, 0 3 * * *, 0 3 1 1 1, false",
    "POD_TEMPLATE, spec.tolerations, spec.tolerations.key, true",
    "POD_TEMPLATE, spec.tolerations, spec.tolerationsX, false",
    "POD_TEMPLATE, spec.tolerations, spec, false",
  })
  void otherTextsAreMatchedWhole(
      PolicySubject subject, String pattern, String text, boolean allowed) {
    assertThat(subject.pattern(pattern).matches(text)).isEqualTo(allowed);
    assertThat(text.matches(regex(subject, pattern))).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "IMAGES, registry.example.com/**, registry.example.com/data/**, true",
    "IMAGES, registry.example.com/*, registry.example.com/data/**, false",
    "IMAGES, registry.example.com/*, registry.example.com/**, false",
    "IMAGES, registry.example.com/data-*, registry.example.com/data-eu-*, true",
    "IMAGES, registry.example.com/data-*, registry.example.com/*, false",
    "READ, s3a://orders-*/**, s3a://orders-raw/**, true",
    "READ, s3a://orders-raw/**, s3a://orders-*/**, false",
    "SECRETS, partner-*, partner-api-*, true",
    "SECRETS, partner-*, *, false",
    "POD_TEMPLATE, spec.tolerations, spec.tolerations.key, true",
    "POD_TEMPLATE, spec.tolerations.key, spec.tolerations, false",
  })
  void onePatternCoversAnother(PolicySubject subject, String wide, String narrow, boolean covers) {
    assertThat(subject.pattern(wide).covers(narrow)).isEqualTo(covers);
  }

  @Test
  void portIsNoTag() {
    ImageName image = ImageName.parse("registry.example.com:5000/orders");
    assertThat(image.tag()).isNull();
    assertThat(ImageName.parse("registry.example.com:5000/orders:1").tag()).isEqualTo("1");
    assertThat(ImageName.parse("a/b:1@sha256:c").digest()).isEqualTo("sha256:c");
  }

  private static String regex(PolicySubject subject, String pattern) {
    return subject.pattern(pattern).regex();
  }
}
