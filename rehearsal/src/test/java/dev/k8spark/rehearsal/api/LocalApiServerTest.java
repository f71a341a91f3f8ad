package dev.k8spark.rehearsal.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.rbac.PolicyRuleBuilder;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.rbac.RoleBindingBuilder;
import io.fabric8.kubernetes.api.model.rbac.RoleBuilder;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LocalApiServerTest {
  private static final int OK = 200;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private final List<CallLog.RefusedCall> refused = new CopyOnWriteArrayList<>();
  private Set<Path> before = Set.of();
  private LocalApiServer api = LocalApiServer.start("jobs", refused::add);

  @BeforeEach
  void restart() throws Exception {
    api.close();
    before = temporary();
    api = LocalApiServer.start("jobs", refused::add);
  }

  @AfterEach
  void stop() throws Exception {
    api.close();
  }

  @Test
  void aStrangerIsNotLetIn() throws Exception {
    assertThat(list("nobody's")).isEqualTo(UNAUTHORIZED);
  }

  @Test
  void anAccountWithoutARoleOfOursMayDoWhatOnlyItsClusterKnows() throws Exception {
    assertThat(list(api.tokenOf("driver"))).isEqualTo(OK);
  }

  @Test
  void aVerbThatTheRoleLacksIsRefusedAndTold() throws Exception {
    api.store().create(role("get"));
    api.store().create(binding());

    assertThat(list(api.tokenOf("driver"))).isEqualTo(FORBIDDEN);
    assertThat(refused)
        .singleElement()
        .satisfies(it -> assertThat(it.call().verb()).isEqualTo("list"));
  }

  @Test
  void aRoleThatChangesBetweenTwoCallsCountsAsItIsNow() throws Exception {
    Role role = api.store().create(role("get"));
    api.store().create(binding());
    String token = api.tokenOf("driver");
    assertThat(list(token)).isEqualTo(FORBIDDEN);

    api.store().set(role, Map.of("rules", role("list").getRules()));
    assertThat(list(token)).isEqualTo(OK);

    api.store().set(role, Map.of("rules", role("get").getRules()));
    assertThat(list(token)).isEqualTo(FORBIDDEN);
  }

  @Test
  void aBindingThatIsTakenAwayCountsNoMore() throws Exception {
    api.store().create(role("get"));
    RoleBinding binding = api.store().create(binding());
    assertThat(list(api.tokenOf("driver"))).isEqualTo(FORBIDDEN);

    api.store().delete(binding);

    assertThat(list(api.tokenOf("driver"))).isEqualTo(OK);
  }

  @Test
  void rightsAreWorkedOutOnceForManyCalls() {
    api.store().create(role("get"));
    PermissionRulesCache rights = new PermissionRulesCache("jobs", api.store());

    assertThat(rights.rulesOf("driver")).isSameAs(rights.rulesOf("driver"));
  }

  @Test
  void itsKeyLiesInNoFileWhileItServes() throws Exception {
    assertThat(list(api.tokenOf("driver"))).isEqualTo(OK);
    assertThat(temporary()).isEqualTo(before);
  }

  private static Role role(String... verbs) {
    return new RoleBuilder()
        .withNewMetadata()
        .withName("driver")
        .withNamespace("jobs")
        .endMetadata()
        .withRules(
            new PolicyRuleBuilder()
                .withApiGroups("")
                .withResources("pods")
                .withVerbs(verbs)
                .build())
        .build();
  }

  private static RoleBinding binding() {
    return new RoleBindingBuilder()
        .withNewMetadata()
        .withName("driver")
        .withNamespace("jobs")
        .endMetadata()
        .withNewRoleRef("rbac.authorization.k8s.io", "Role", "driver")
        .addNewSubject("", "ServiceAccount", "driver", "jobs")
        .build();
  }

  @Test
  void aPodThatEndsAfterTheServerDisturbsNobodyWhoWatched() throws Exception {
    Pod pod = api.store().create(pod());
    URI watched =
        URI.create(
            "wss://%s:%d/api/v1/namespaces/jobs/pods?watch=true"
                .formatted(LocalApiServer.HOST, api.port()));
    try (HttpClient client = HttpClient.newBuilder().sslContext(trusting()).build()) {
      WebSocket watch =
          client
              .newWebSocketBuilder()
              .header("Authorization", "Bearer " + api.tokenOf("driver"))
              .buildAsync(watched, new WebSocket.Listener() {})
              .join();

      api.close();

      assertThatCode(() -> api.store().set(pod, Map.of("status", Map.of("phase", "Failed"))))
          .doesNotThrowAnyException();
      watch.abort();
    }
  }

  private static Pod pod() {
    return new PodBuilder()
        .withNewMetadata()
        .withName("a")
        .withNamespace("jobs")
        .endMetadata()
        .withSpec(new PodSpec())
        .build();
  }

  private int list(String token) throws Exception {
    URI uri =
        URI.create(
            "https://%s:%d/api/v1/namespaces/jobs/pods".formatted(LocalApiServer.HOST, api.port()));
    HttpRequest request =
        HttpRequest.newBuilder(uri).header("Authorization", "Bearer " + token).build();
    try (HttpClient client = HttpClient.newBuilder().sslContext(trusting()).build()) {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }
  }

  private SSLContext trusting() throws Exception {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    byte[] pem = api.certificate().getBytes(StandardCharsets.US_ASCII);
    trusted.setCertificateEntry(
        "api",
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem)));
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }

  /** The keys and certificates of this process. */
  private static Set<Path> temporary() throws Exception {
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return all.filter(file -> file.toString().matches(".*\\.(crt|key|pem)"))
          .collect(Collectors.toSet());
    }
  }
}
