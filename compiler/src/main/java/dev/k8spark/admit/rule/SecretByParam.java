package dev.k8spark.admit.rule;

import dev.k8spark.admit.Law;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.Bundle;
import dev.k8spark.secret.PlainText;
import java.util.stream.Stream;

/**
 * No credential comes into the manifests by a parameter of the command line. What stands in a file
 * is found where it stands.
 */
public final class SecretByParam implements Law {

  private static final String REFERENCE = "${";

  @Override
  public Stream<Diagnostic> check(Bundle bundle) {
    ResolvedJob job = bundle.source();
    return Stream.concat(
            ConfText.all(job),
            job.job().env().keySet().stream().flatMap(key -> ConfText.ofEnv(job, key).stream()))
        .filter(SecretByParam::isFromOutside)
        .filter(text -> PlainText.in(text.key(), text.value()).isPresent())
        .map(SecretByParam::finding);
  }

  private static boolean isFromOutside(ConfText text) {
    return text.span().text().contains(REFERENCE)
        && !text.span().file().text().contains(text.value());
  }

  private static Diagnostic finding(ConfText text) {
    return Diagnostic.of(
            Code.SECRET_IN_TEXT,
            text.span(),
            "a credential for `%s` would stand in the manifests for everyone to read"
                .formatted(text.key()))
        .withHelp("keep it in a Secret, named under `secrets`, instead of handing it over by `-P`");
  }
}
