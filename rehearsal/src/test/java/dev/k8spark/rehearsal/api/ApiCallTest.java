package dev.k8spark.rehearsal.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiCallTest {

  @ParameterizedTest
  @CsvSource({
    "GET, /api/v1/namespaces/n/pods?watch=true, watch pods",
    "PATCH, /api/v1/namespaces/n/pods/p/resize, patch pods/resize",
    "GET, /apis/metrics.k8s.io/v1beta1/namespaces/n/pods/p, get pods.metrics.k8s.io",
    "POST, /apis/batch/v1/namespaces/n/jobs, create jobs.batch",
  })
  void aRightNamesItsGroupAsKubectlDoes(String method, String path, String right) {
    assertThat(ApiCall.of(method, path).right()).isEqualTo(right);
  }
}
