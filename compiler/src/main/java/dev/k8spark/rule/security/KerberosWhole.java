package dev.k8spark.rule.security;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.DataUse;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.data.KerberosNeeds;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import java.util.stream.Stream;

/** A login to Kerberos knows its realm, and data that nobody reads without one has one. */
public final class KerberosWhole extends Rule {

  public KerberosWhole() {
    super(
        Code.KERBEROS_INCOMPLETE,
        RuleCategory.SECURITY,
        "Who must log in to Kerberos can: there is a login, and a realm for it.");
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    ResolvedJob job = context.job();
    if (job.job().kerberos() == null) {
      return job.job().data().entrySet().stream()
          .filter(entry -> isClosed(job, entry.getValue()))
          .map(entry -> reportNoLogin(job, entry.getKey()));
    }
    return KerberosNeeds.findKrb5(job).isPresent() ? Stream.empty() : Stream.of(reportNoRealm(job));
  }

  private static boolean isClosed(ResolvedJob job, DataUse use) {
    return job.policy()
        .cluster()
        .findStore(use.uri())
        .filter(KerberosNeeds::isWantedBy)
        .isPresent();
  }

  private Diagnostic reportNoLogin(ResolvedJob job, String name) {
    return report(
            job.spanOf("data", name, "uri"),
            "the users of this store log in by Kerberos, and the job does not")
        .withHelp("say as whom: `kerberos { principal = \"NAME@REALM\", keytab = SECRET }`");
  }

  private Diagnostic reportNoRealm(ResolvedJob job) {
    return report(job.spanOf("kerberos", "principal"), "nobody says where the realm is")
        .withHelp(
            "name a ConfigMap with `krb5.conf`: `kerberos.krb5`, or `cluster.kerberos.krb5` of the"
                + " policy");
  }
}
