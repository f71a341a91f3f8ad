package dev.k8spark.rule.image;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicySubject;
import dev.k8spark.rule.ConfEntry;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import java.util.stream.Stream;

/**
 * Libraries come with the image: nothing is fetched while a job starts. Where a policy denies the
 * key altogether, that is reported instead.
 */
public final class LibrariesInImage extends Rule {

  private static final String KEY = "spark.jars.packages";

  public LibrariesInImage() {
    super(Code.PACKAGES_AT_START, RuleCategory.IMAGE, "Libraries come with the image.");
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    return ConfEntry.find(context.job(), KEY)
        .filter(_ -> !isDenied(context.policy()))
        .filter(packages -> packages.splitItems().findAny().isPresent())
        .map(
            packages ->
                report(
                        packages.span(),
                        "each start would fetch these again, from outside the cluster")
                    .withHelp("bake them into the image"))
        .stream();
  }

  private static boolean isDenied(Policy policy) {
    return policy.deny(PolicySubject.CONF).stream().anyMatch(denial -> denial.denies(KEY));
  }
}
