package dev.k8spark.resolve.rule;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.CloudIdentity;
import dev.k8spark.job.DataKind;
import dev.k8spark.job.ResolvedJob;
import java.util.stream.Stream;

/** An identity in a cloud reaches what the job says: its accounts, and the clients of its data. */
final class IdentityEffect implements JobRule {

  @Override
  public Stream<Diagnostic> check(ResolvedJob resolved) {
    return switch (resolved.job().identity()) {
      case null -> Stream.empty();
      case CloudIdentity.Aws role -> checkVariables(resolved, role);
      case CloudIdentity.Google _ -> checkAccount(resolved);
      case CloudIdentity.Azure application ->
          Stream.concat(checkVariables(resolved, application), checkData(resolved));
    };
  }

  private static Stream<Diagnostic> checkVariables(ResolvedJob resolved, CloudIdentity identity) {
    return identity.variables().keySet().stream()
        .filter(name -> resolved.job().env().containsKey(name))
        .map(
            name ->
                Diagnostic.of(
                        Code.SET_TWICE,
                        resolved.placeOf("env", name),
                        "`identity` sets the variable `%s`".formatted(name))
                    .withOther(resolved.spanOf("identity"), "the identity")
                    .withHelp("take one of them away"));
  }

  private static Stream<Diagnostic> checkAccount(ResolvedJob resolved) {
    return resolved.job().serviceAccount() == null
        ? Stream.empty()
        : Stream.of(
            Diagnostic.of(
                    Code.WRONG_VALUE,
                    resolved.spanOf("identity"),
                    "an account that exists has the identity that Google knows it by")
                .withOther(resolved.spanOf("serviceAccount"), "the account")
                .withHelp(
                    "leave `identity` out, and annotate the account with"
                        + " `iam.gke.io/gcp-service-account`"));
  }

  /** Azure's client takes tokens of pods since Hadoop 3.4.1, which Spark 4.0 brought. */
  private static Stream<Diagnostic> checkData(ResolvedJob resolved) {
    return resolved.job().sparkVersion().isAtLeast(4, 0)
        ? Stream.empty()
        : resolved.job().data().entrySet().stream()
            .filter(entry -> entry.getValue().secret() == null)
            .filter(entry -> entry.getValue().isOfKind(DataKind.ABFSS))
            .map(
                entry ->
                    Diagnostic.of(
                            Code.WRONG_VALUE,
                            resolved.spanOf("identity"),
                            "Spark %s cannot reach `%s` by an identity"
                                .formatted(resolved.job().sparkVersion(), entry.getKey()))
                        .withOther(resolved.spanOf("data", entry.getKey(), "uri"), "the data")
                        .withHelp("give it a `secret` with its `account-key`, or take Spark 4"));
  }
}
