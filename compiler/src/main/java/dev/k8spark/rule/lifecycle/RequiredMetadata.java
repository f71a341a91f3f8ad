package dev.k8spark.rule.lifecycle;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.SparkJob;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import dev.k8spark.rule.admission.AdmissionRule;
import dev.k8spark.rule.admission.CelLiterals;
import dev.k8spark.rule.admission.CelValidation;
import dev.k8spark.rule.admission.MatchScope;
import dev.k8spark.source.Span;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** The job has the labels, or the annotations, that the policy wants on every one. */
public final class RequiredMetadata extends Rule {

  private final String kind;
  private final Function<SparkJob, Map<String, String>> given;

  private RequiredMetadata(
      Code code, String statement, String kind, Function<SparkJob, Map<String, String>> given) {
    super(code, RuleCategory.LIFECYCLE, statement);
    this.kind = kind;
    this.given = given;
  }

  /** Makes the rule about labels. */
  public static RequiredMetadata ofLabels() {
    return new RequiredMetadata(
        Code.LABEL_MISSING,
        "A job has the labels that the policy requires.",
        "labels",
        SparkJob::labels);
  }

  /** Makes the rule about annotations. */
  public static RequiredMetadata ofAnnotations() {
    return new RequiredMetadata(
        Code.ANNOTATION_MISSING,
        "A job has the annotations that the policy requires.",
        "annotations",
        SparkJob::annotations);
  }

  @Override
  public boolean isConfiguredBy(Policy policy) {
    return policy.files().stream().anyMatch(file -> !file.terms().require().keysOf(kind).isEmpty());
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    return context.policy().files().stream().flatMap(file -> check(context.job(), file));
  }

  private Stream<Diagnostic> check(ResolvedJob job, PolicyFile file) {
    return file.terms().require().keysOf(kind).entrySet().stream()
        .filter(required -> !given.apply(job.job()).containsKey(required.getKey()))
        .map(required -> reportMissing(job, file, required.getKey(), required.getValue()));
  }

  private Diagnostic reportMissing(ResolvedJob job, PolicyFile file, String key, Span required) {
    return report(job.usersPlaceOf(kind), "the job lacks `%s` among its `%s`".formatted(key, kind))
        .withOther(required, "the policy wants it on every job")
        .withHelp("add `%s.\"%s\" = …`%s".formatted(kind, key, PolicyFile.asking(file.owner())));
  }

  @Override
  public List<AdmissionRule> enforce(Policy policy) {
    return admit(MatchScope.MADE, policy.files().stream().flatMap(this::validate).toList());
  }

  private Stream<CelValidation> validate(PolicyFile file) {
    return file.terms().require().keysOf(kind).keySet().stream()
        .map(
            key ->
                new CelValidation(
                    "%s in object.metadata.?%s.orValue({})".formatted(CelLiterals.quote(key), kind),
                    "`%s` is missing among the `%s`%s"
                        .formatted(key, kind, PolicyFile.asking(file.owner()))));
  }
}
