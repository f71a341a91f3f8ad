package dev.k8spark.rule.lifecycle;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.Bundle;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.rule.Rule;
import dev.k8spark.source.Span;
import java.util.Set;
import java.util.stream.Stream;

/** The job has the labels and annotations that the policy wants on every one. */
public final class RequiredMetadata implements Rule {

  @Override
  public Stream<Diagnostic> check(Bundle bundle) {
    ResolvedJob job = bundle.source();
    return job.policy().files().stream()
        .flatMap(
            file ->
                Stream.concat(
                    missing(job, file, "labels", Code.LABEL_MISSING, job.job().labels().keySet()),
                    missing(
                        job,
                        file,
                        "annotations",
                        Code.ANNOTATION_MISSING,
                        job.job().annotations().keySet())));
  }

  private static Stream<Diagnostic> missing(
      ResolvedJob job, PolicyFile file, String kind, Code code, Set<String> has) {
    return file.names("require", kind).entrySet().stream()
        .filter(wanted -> !has.contains(wanted.getKey()))
        .map(wanted -> finding(job, file, kind, code, wanted.getKey(), wanted.getValue()));
  }

  private static Diagnostic finding(
      ResolvedJob job, PolicyFile file, String kind, Code code, String key, Span wanted) {
    return Diagnostic.of(
            code, job.usersPlaceOf(kind), "the job lacks `%s` among its `%s`".formatted(key, kind))
        .withOther(wanted, "the policy wants it on every job")
        .withHelp("add `%s.\"%s\" = …`%s".formatted(kind, key, PolicyFile.asking(file.owner())));
  }
}
