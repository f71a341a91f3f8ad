package dev.k8spark.rule.image;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.lower.Bundle;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicySubject;
import dev.k8spark.rule.ConfEntry;
import dev.k8spark.rule.Rule;
import java.util.stream.Stream;

/**
 * Libraries come with the image: nothing is fetched while a job starts. Where a policy denies the
 * key altogether, that is said instead.
 */
public final class LibrariesInImage implements Rule {

  private static final String KEY = "spark.jars.packages";

  @Override
  public Stream<Diagnostic> check(Bundle bundle) {
    return ConfEntry.of(bundle.source(), KEY)
        .filter(_ -> !isDenied(bundle.source().policy()))
        .filter(packages -> packages.items().findAny().isPresent())
        .map(
            packages ->
                Diagnostic.of(
                        Code.PACKAGES_AT_START,
                        packages.span(),
                        "each start would fetch these again, from outside the cluster")
                    .withHelp("bake them into the image"))
        .stream();
  }

  private static boolean isDenied(Policy policy) {
    return policy.deny(PolicySubject.CONF).stream().anyMatch(denial -> denial.denies(KEY));
  }
}
