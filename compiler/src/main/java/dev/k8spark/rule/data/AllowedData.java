package dev.k8spark.rule.data;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.DataAccess;
import dev.k8spark.job.DataKind;
import dev.k8spark.job.DataUse;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicySubject;
import dev.k8spark.rule.AllowDenyRule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import dev.k8spark.rule.admission.EnforcementGap;
import dev.k8spark.rule.network.DeclaredRoutes;
import dev.k8spark.rule.network.RemoteUri;
import java.util.stream.Stream;

/**
 * Data lies where the policy lets jobs read, or write. An address in configuration or arguments
 * that no entry of {@code data} covers is judged as one that is read.
 */
public final class AllowedData extends AllowDenyRule {

  private final DataAccess access;

  private AllowedData(Code code, DataAccess access, PolicySubject subject) {
    super(
        code,
        RuleCategory.DATA,
        "A job %ss only data that the policy lets it %s.".formatted(access.word(), access.word()),
        subject);
    this.access = access;
  }

  /** Makes the rule about what is read. */
  public static AllowedData ofReading() {
    return new AllowedData(Code.READ_NOT_ALLOWED, DataAccess.READ, PolicySubject.READ);
  }

  /** Makes the rule about what is written. */
  public static AllowedData ofWriting() {
    return new AllowedData(Code.WRITE_NOT_ALLOWED, DataAccess.WRITE, PolicySubject.WRITE);
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    return isConfiguredBy(context.policy())
        ? Stream.concat(checkData(context), checkUndeclared(context))
        : Stream.empty();
  }

  private Stream<Diagnostic> checkData(RuleContext context) {
    ResolvedJob job = context.job();
    return job.job().data().entrySet().stream()
        .filter(entry -> entry.getValue().access() == access)
        .flatMap(
            entry ->
                compare(
                    context.policy(),
                    name(entry.getValue().uri()),
                    "%s `%s`".formatted(verb(), entry.getValue().uri()),
                    job.spanOf("data", entry.getKey(), "uri")));
  }

  private Stream<Diagnostic> checkUndeclared(RuleContext context) {
    ResolvedJob job = context.job();
    return access == DataAccess.WRITE
        ? Stream.empty()
        : RemoteUri.find(job)
            .filter(AllowedData::isData)
            .filter(uri -> DeclaredRoutes.reach(job, uri) && !isDeclared(job, uri))
            .filter(uri -> !mayWrite(context.policy(), uri))
            .flatMap(
                uri ->
                    compare(
                        context.policy(),
                        name(uri.text()),
                        "%s `%s`".formatted(verb(), uri.text()),
                        uri.span()));
  }

  /** Addresses of the web are hosts, which have a list of their own. */
  private static boolean isData(RemoteUri uri) {
    return uri.address().filter(address -> address.kind() != DataKind.HTTP).isPresent();
  }

  private static boolean mayWrite(Policy policy, RemoteUri uri) {
    return policy.allow(PolicySubject.WRITE).stream()
        .anyMatch(list -> list.allows(name(uri.text())));
  }

  private static boolean isDeclared(ResolvedJob job, RemoteUri uri) {
    return job.job().data().values().stream()
        .map(DataUse::uri)
        .map(declared -> declared.replaceFirst("/+$", ""))
        .anyMatch(declared -> uri.text().equals(declared) || uri.text().startsWith(declared + "/"));
  }

  private String verb() {
    return access == DataAccess.READ ? "reading" : "writing";
  }

  /** Returns the address without what connects to it in another way. */
  private static String name(String uri) {
    return uri.replaceFirst("[?;#].*", "");
  }

  @Override
  public Stream<EnforcementGap> findGaps(Policy policy) {
    return findListGaps(policy, "addresses of data stand in no field of a pod");
  }
}
