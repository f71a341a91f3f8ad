package dev.k8spark.runtime.pod;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HadoopLoginTest {

  @Test
  void kerberosHasTheSayWhereItIsConfigured() {
    assertThat(HadoopLogin.usesKerberos(Map.of("spark.kerberos.keytab", "local:///k"))).isTrue();
    assertThat(HadoopLogin.usesKerberos(Map.of("spark.kerberos.principal", "me"))).isTrue();
    assertThat(
            HadoopLogin.usesKerberos(
                Map.of("spark.hadoop.hadoop.security.authentication", "kerberos")))
        .isTrue();
    assertThat(HadoopLogin.usesKerberos(Map.of("spark.app.name", "kerberos"))).isFalse();
  }
}
