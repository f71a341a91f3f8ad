package dev.k8spark.runtime.pod;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.security.UserGroupInformation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Changes how this JVM logs in to Hadoop, and puts it back. */
@Isolated
class HadoopLoginTest {

  @BeforeEach
  void nameARealm() {
    System.setProperty("java.security.krb5.realm", "EXAMPLE.COM");
    System.setProperty("java.security.krb5.kdc", "kdc.example.com");
  }

  @AfterEach
  void restore() {
    System.clearProperty("java.security.krb5.realm");
    System.clearProperty("java.security.krb5.kdc");
    System.clearProperty("spark.hadoop.hadoop.security.authentication");
    UserGroupInformation.reset();
    UserGroupInformation.setConfiguration(new Configuration());
  }

  @Test
  void hadoopIsSecuredBeforeSparkLogsIn() {
    HadoopLogin.prepareKerberos(Map.of("spark.kerberos.principal", "etl@EXAMPLE.COM"));
    assertThat(UserGroupInformation.isSecurityEnabled()).isTrue();
    assertThat(System.getProperty("spark.hadoop.hadoop.security.authentication"))
        .isEqualTo("kerberos");
  }

  @Test
  void hadoopIsLeftAloneWithoutKerberos() {
    HadoopLogin.prepareKerberos(Map.of("spark.app.name", "pi"));
    assertThat(UserGroupInformation.isSecurityEnabled()).isFalse();
  }

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
