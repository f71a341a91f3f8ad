package dev.k8spark.rule.security;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.redact.CredentialDetector;
import dev.k8spark.rule.ConfEntry;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import java.util.stream.Stream;

/**
 * No credential comes into the manifests by a parameter of the command line. What stands in a file
 * is found where it stands.
 */
public final class SecretByParam extends Rule {

  private static final String REFERENCE = "${";

  public SecretByParam() {
    super(Code.SECRET_IN_TEXT, RuleCategory.SECURITY, "No credential stands in a file as it is.");
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    ResolvedJob job = context.job();
    return Stream.concat(
            ConfEntry.streamAll(job),
            job.job().env().keySet().stream()
                .flatMap(key -> ConfEntry.findVariable(job, key).stream()))
        .filter(SecretByParam::isFromOutside)
        .filter(text -> CredentialDetector.detect(text.key(), text.value()).isPresent())
        .map(this::finding);
  }

  private static boolean isFromOutside(ConfEntry text) {
    return text.span().text().contains(REFERENCE)
        && !text.span().file().text().contains(text.value());
  }

  private Diagnostic finding(ConfEntry text) {
    return report(
            text.span(),
            "a credential for `%s` would stand in the manifests for everyone to read"
                .formatted(text.key()))
        .withHelp("keep it in a Secret, named under `secrets`, instead of handing it over by `-P`");
  }
}
