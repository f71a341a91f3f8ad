package dev.k8spark.secret;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A kind of credential that is known by its form, whatever it is called.
 *
 * @param what its name, with an article
 */
record TokenShape(String what, Pattern pattern) {

  private static final List<TokenShape> ALL =
      List.of(
          of("an AWS access key", "\\b(AKIA|ASIA)[A-Z0-9]{16}\\b"),
          of("a GitHub token", "\\b(gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{22})"),
          of("a GitLab token", "\\bglpat-[A-Za-z0-9_-]{20}"),
          of("a Slack token", "\\bxox[abeoprs]-[A-Za-z0-9-]{10}"),
          of(
              "a Slack webhook",
              "hooks\\.slack\\.com/services/T[A-Z0-9]+/B[A-Z0-9]+/[A-Za-z0-9]{20}"),
          of("a private key", "-----BEGIN [A-Z0-9 ]*PRIVATE KEY"),
          of("a JSON Web Token", "\\beyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*"),
          of("a Google API key", "\\bAIza[A-Za-z0-9_-]{35}"),
          of("an Azure storage key", "(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{86}=="),
          of("an Azure signature", "[?&]sig=[A-Za-z0-9%+/]{30}"),
          of("a Databricks token", "\\bdapi[0-9a-f]{32}"),
          of("an npm token", "\\bnpm_[A-Za-z0-9]{36}"),
          of("a PyPI token", "\\bpypi-AgE[A-Za-z0-9_-]{40}"),
          of("a Hugging Face token", "\\bhf_[A-Za-z0-9]{34}"),
          of("a Vault token", "\\bhvs\\.[A-Za-z0-9_-]{24}"),
          of("a Stripe key", "\\b[rs]k_live_[A-Za-z0-9]{20}"),
          of("a SendGrid key", "\\bSG\\.[A-Za-z0-9_-]{20,24}\\.[A-Za-z0-9_-]{40}"),
          of("an authorization header", "(?i)\\b(bearer|basic) +[a-z0-9+/._-]{20}"));

  private static final int SHORTEST = 15;

  private static TokenShape of(String what, String pattern) {
    return new TokenShape(what, Pattern.compile(pattern));
  }

  /** The name of a credential that stands somewhere in a text. */
  static Optional<String> in(String text) {
    return text.length() < SHORTEST
        ? Optional.empty()
        : ALL.stream()
            .filter(shape -> shape.pattern().matcher(text).find())
            .map(TokenShape::what)
            .findFirst();
  }
}
