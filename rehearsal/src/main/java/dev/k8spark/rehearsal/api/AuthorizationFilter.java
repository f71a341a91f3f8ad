package dev.k8spark.rehearsal.api;

import io.fabric8.kubernetes.api.model.Status;
import io.fabric8.kubernetes.api.model.StatusBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.mockwebserver.http.Dispatcher;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** Lets a request through to the store if it comes from an account that may do what it asks. */
final class AuthorizationFilter extends Dispatcher {
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;

  private final KubernetesSerialization json = new KubernetesSerialization();
  private final String namespace;
  private final ObjectStore store;
  private final PermissionRulesCache rulesCache;
  private final AccountTokens tokens;
  private final CallLog log;
  private final Consumer<CallLog.RefusedCall> onRefusal;

  AuthorizationFilter(
      String namespace,
      ObjectStore store,
      PermissionRulesCache rulesCache,
      AccountTokens tokens,
      CallLog log,
      Consumer<CallLog.RefusedCall> onRefusal) {
    this.namespace = namespace;
    this.store = store;
    this.rulesCache = rulesCache;
    this.tokens = tokens;
    this.log = log;
    this.onRefusal = onRefusal;
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    String header = Objects.requireNonNullElse(request.getHeader("Authorization"), "");
    Optional<String> account = tokens.account(header);
    if (account.isEmpty()) {
      return failure(UNAUTHORIZED, "Unauthorized", "Unauthorized");
    }
    ApiCall call = ApiCall.of(request.getMethod(), request.getPath());
    PermissionRules rules = rulesCache.rulesOf(account.get());
    if (rules.areKnown() && !rules.allow(call)) {
      log.refused(rules, call);
      onRefusal.accept(new CallLog.RefusedCall(rules, call));
      return failure(FORBIDDEN, "Forbidden", forbidden(rules, call));
    }
    log.allowed(account.get(), call);
    return store.dispatch(request);
  }

  /** In the words of the real server, since a program may print them. */
  private String forbidden(PermissionRules rules, ApiCall call) {
    return "%s%s is forbidden: User \"system:serviceaccount:%s:%s\" cannot %s resource \"%s\" in API group \"%s\" in the namespace \"%s\""
        .formatted(
            call.resource(),
            call.name().isEmpty() ? "" : " \"" + call.name() + "\"",
            namespace,
            rules.account(),
            call.verb(),
            call.resource(),
            call.group(),
            call.namespace());
  }

  private MockResponse failure(int code, String reason, String message) {
    Status status =
        new StatusBuilder()
            .withStatus("Failure")
            .withCode(code)
            .withReason(reason)
            .withMessage(message)
            .build();
    return new MockResponse()
        .setResponseCode(code)
        .setHeader("Content-Type", "application/json")
        .setBody(json.asJson(status));
  }
}
