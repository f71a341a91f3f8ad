package dev.k8spark.rule.security;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.CloudIdentity;
import dev.k8spark.policy.Policy;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import dev.k8spark.rule.admission.AdmissionRule;
import dev.k8spark.rule.admission.CelValidation;
import dev.k8spark.rule.admission.MatchScope;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A driver's token makes and removes executors of its own job, and no other pod. Which job that is
 * says the token's account; an account that exists before the job serves both roles.
 */
public final class OwnExecutors extends Rule {

  /** The end of a long job's name is cut, for executors earlier than for drivers. */
  private static final String ACCOUNT =
      "[{account}].all(a, a == variables.driver || (variables.stem != ''"
          + " && (variables.stem.size() <= 54 ? a == variables.stem + '-executor'"
          + " : (a.startsWith(variables.stem.substring(0, 45)) && a.endsWith('-executor')))))";

  private static final String LABELS =
      "{component} == 'executor' && (variables.stem == '' || variables.stem == {instance}"
          + " || (variables.stem.size() > 54"
          + " && {instance}.startsWith(variables.stem.substring(0, 45))))";

  /**
   * Tokens for clouds are what a job's {@code identity} becomes. An audience that is not known here
   * may be one that the API server answers to.
   */
  private static final String NO_TOKEN =
      "!variables.podSpec.?automountServiceAccountToken.orValue(true)"
          + " && variables.volumes.all(v, v.?projected.?sources.orValue([]).all(s,"
          + " !has(s.serviceAccountToken) || s.serviceAccountToken.?audience.orValue('') in"
          + " ['"
          + CloudIdentity.Aws.AUDIENCE
          + "', '"
          + CloudIdentity.Azure.AUDIENCE
          + "']))";

  private static final String OWNER =
      "object.metadata.?ownerReferences.orValue([]).exists(o, o.kind == 'Pod'"
          + " && o.?controller.orValue(false)"
          + " && o.uid in request.userInfo.?extra[?'authentication.kubernetes.io/pod-uid']"
          + ".orValue([]))";

  private static final String HOST =
      "!variables.podSpec.?hostNetwork.orValue(false) && !variables.podSpec.?hostPID.orValue(false)"
          + " && !variables.podSpec.?hostIPC.orValue(false)"
          + " && !variables.volumes.exists(v, has(v.hostPath))"
          + " && variables.containers.all(c, c.?ports.orValue([]).all(p, !has(p.hostPort)))";

  private static final String RESTRICTED =
      "variables.containers.all(c, !c.?securityContext.?privileged.orValue(false)"
          + " && !c.?securityContext.?allowPrivilegeEscalation.orValue(true)"
          + " && c.?securityContext.?capabilities.?add.orValue([])"
          + ".all(a, a == 'NET_BIND_SERVICE'))";

  public OwnExecutors() {
    super(
        Code.NOT_OWN_EXECUTOR,
        RuleCategory.SECURITY,
        "A driver's token makes and removes executors of its own job, and no other pod.");
  }

  /** A job cannot break this rule: only a cluster sees whose token makes a pod. */
  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    return Stream.empty();
  }

  @Override
  public List<AdmissionRule> enforce(Policy policy) {
    List<AdmissionRule> rules = new ArrayList<>(admit(MatchScope.EXECUTORS, validateMade()));
    rules.addAll(
        AdmissionRule.of(
            code(),
            ".removed",
            MatchScope.REMOVED_PODS,
            List.of(
                new CelValidation(
                    fillRemoved(ACCOUNT) + " && " + fillRemoved(LABELS),
                    "a driver removes executors of its own job only"))));
    return rules;
  }

  private static List<CelValidation> validateMade() {
    return List.of(
        new CelValidation(
            fillMade(ACCOUNT), "a driver's executors run as the executors' account of its own job"),
        new CelValidation(NO_TOKEN, "an executor has no token"),
        new CelValidation(OWNER, "an executor belongs to the pod of the driver that made it"),
        new CelValidation(
            fillMade(LABELS),
            "an executor has the labels of its job, by which the network knows it"),
        new CelValidation(HOST, "an executor takes nothing of its node"),
        new CelValidation(RESTRICTED, "an executor has no privileges"));
  }

  private static String fillMade(String template) {
    return template
        .replace("{account}", "variables.account")
        .replace("{component}", "variables.component")
        .replace("{instance}", "variables.instance");
  }

  private static String fillRemoved(String template) {
    String label = "oldObject.metadata.?labels[?'app.kubernetes.io/%s'].orValue('')";
    return template
        .replace("{account}", "oldObject.spec.?serviceAccountName.orValue('default')")
        .replace("{component}", label.formatted("component"))
        .replace("{instance}", label.formatted("instance"));
  }
}
