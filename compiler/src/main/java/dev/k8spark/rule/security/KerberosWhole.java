package dev.k8spark.rule.security;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.Bundle;
import dev.k8spark.rule.ConfEntry;
import dev.k8spark.rule.Rule;
import java.util.stream.Stream;

/** A Kerberos login has its principal and its keytab. */
public final class KerberosWhole implements Rule {

  private static final String PRINCIPAL = "spark.kerberos.principal";
  private static final String KEYTAB = "spark.kerberos.keytab";

  @Override
  public Stream<Diagnostic> check(Bundle bundle) {
    return Stream.concat(
        alone(bundle.source(), PRINCIPAL, KEYTAB), alone(bundle.source(), KEYTAB, PRINCIPAL));
  }

  private static Stream<Diagnostic> alone(ResolvedJob job, String one, String other) {
    return ConfEntry.of(job, one)
        .filter(_ -> !ConfEntry.isThere(job, other))
        .map(
            text ->
                Diagnostic.of(
                        Code.KERBEROS_INCOMPLETE,
                        text.span(),
                        "`%s` stands without `%s`".formatted(one, other))
                    .withHelp("set both; a keytab comes by `secrets { NAME { mountPath = … } }`"))
        .stream();
  }
}
