package dev.k8spark.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LoginTest {

  @Test
  void kerberosHasTheSayWhereItIsConfigured() {
    assertThat(Login.usesKerberos(Map.of("spark.kerberos.keytab", "local:///k"))).isTrue();
    assertThat(Login.usesKerberos(Map.of("spark.kerberos.principal", "me"))).isTrue();
    assertThat(
            Login.usesKerberos(Map.of("spark.hadoop.hadoop.security.authentication", "kerberos")))
        .isTrue();
    assertThat(Login.usesKerberos(Map.of("spark.app.name", "kerberos"))).isFalse();
  }
}
