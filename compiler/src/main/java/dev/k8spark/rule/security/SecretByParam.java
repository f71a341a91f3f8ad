package dev.k8spark.rule.security;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.Bundle;
import dev.k8spark.redact.CredentialDetector;
import dev.k8spark.rule.ConfEntry;
import dev.k8spark.rule.Rule;
import java.util.stream.Stream;

/**
 * No credential comes into the manifests by a parameter of the command line. What stands in a file
 * is found where it stands.
 */
public final class SecretByParam implements Rule {

  private static final String REFERENCE = "${";

  @Override
  public Stream<Diagnostic> check(Bundle bundle) {
    ResolvedJob job = bundle.source();
    return Stream.concat(
            ConfEntry.all(job),
            job.job().env().keySet().stream().flatMap(key -> ConfEntry.ofEnv(job, key).stream()))
        .filter(SecretByParam::isFromOutside)
        .filter(text -> CredentialDetector.in(text.key(), text.value()).isPresent())
        .map(SecretByParam::finding);
  }

  private static boolean isFromOutside(ConfEntry text) {
    return text.span().text().contains(REFERENCE)
        && !text.span().file().text().contains(text.value());
  }

  private static Diagnostic finding(ConfEntry text) {
    return Diagnostic.of(
            Code.SECRET_IN_TEXT,
            text.span(),
            "a credential for `%s` would stand in the manifests for everyone to read"
                .formatted(text.key()))
        .withHelp("keep it in a Secret, named under `secrets`, instead of handing it over by `-P`");
  }
}
