package dev.k8spark.rule.security;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.rule.ConfEntry;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import java.util.stream.Stream;

/** A Kerberos login has its principal and its keytab. */
public final class KerberosWhole extends Rule {

  private static final String PRINCIPAL = "spark.kerberos.principal";
  private static final String KEYTAB = "spark.kerberos.keytab";

  public KerberosWhole() {
    super(
        Code.KERBEROS_INCOMPLETE,
        RuleCategory.SECURITY,
        "A Kerberos login has its principal and its keytab.");
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    return Stream.concat(
        checkPair(context.job(), PRINCIPAL, KEYTAB), checkPair(context.job(), KEYTAB, PRINCIPAL));
  }

  private Stream<Diagnostic> checkPair(ResolvedJob job, String key, String other) {
    return ConfEntry.find(job, key)
        .filter(_ -> !ConfEntry.isSet(job, other))
        .map(
            text ->
                report(text.span(), "`%s` stands without `%s`".formatted(key, other))
                    .withHelp("set both; a keytab comes by `secrets { NAME { mountPath = … } }`"))
        .stream();
  }
}
