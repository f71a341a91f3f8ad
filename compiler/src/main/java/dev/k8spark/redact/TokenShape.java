package dev.k8spark.redact;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A kind of credential that is known by its form, whatever it is called.
 *
 * @param what its name, with an article
 * @param hint a part that each has: only where it stands, the pattern is compiled
 */
record TokenShape(String what, String hint, String pattern) {

  private static final List<TokenShape> ALL =
      List.of(
          new TokenShape("an AWS access key", "AKIA", "\\bAKIA[A-Z0-9]{16}\\b"),
          new TokenShape("an AWS access key", "ASIA", "\\bASIA[A-Z0-9]{16}\\b"),
          new TokenShape("a GitHub token", "gh", "\\bgh[pousr]_[A-Za-z0-9]{36}"),
          new TokenShape("a GitHub token", "github_pat_", "\\bgithub_pat_[A-Za-z0-9_]{22}"),
          new TokenShape("a GitLab token", "glpat-", "\\bglpat-[A-Za-z0-9_-]{20}"),
          new TokenShape("a Slack token", "xox", "\\bxox[abeoprs]-[A-Za-z0-9-]{10}"),
          new TokenShape(
              "a Slack webhook",
              "hooks.slack.com",
              "hooks\\.slack\\.com/services/T[A-Z0-9]+/B[A-Z0-9]+/[A-Za-z0-9]{20}"),
          new TokenShape("a private key", "PRIVATE KEY", "-----BEGIN [A-Z0-9 ]*PRIVATE KEY"),
          new TokenShape(
              "a JSON Web Token",
              "eyJ",
              "\\beyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*"),
          new TokenShape("a Google API key", "AIza", "\\bAIza[A-Za-z0-9_-]{35}"),
          new TokenShape("an Azure storage key", "==", "(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{86}=="),
          new TokenShape("an Azure signature", "sig=", "[?&]sig=[A-Za-z0-9%+/]{30}"),
          new TokenShape("a Databricks token", "dapi", "\\bdapi[0-9a-f]{32}"),
          new TokenShape("an npm token", "npm_", "\\bnpm_[A-Za-z0-9]{36}"),
          new TokenShape("a PyPI token", "pypi-", "\\bpypi-AgE[A-Za-z0-9_-]{40}"),
          new TokenShape("a Hugging Face token", "hf_", "\\bhf_[A-Za-z0-9]{34}"),
          new TokenShape("a Vault token", "hvs.", "\\bhvs\\.[A-Za-z0-9_-]{24}"),
          new TokenShape("a Stripe key", "k_live_", "\\b[rs]k_live_[A-Za-z0-9]{20}"),
          new TokenShape(
              "a SendGrid key", "SG.", "\\bSG\\.[A-Za-z0-9_-]{20,24}\\.[A-Za-z0-9_-]{40}"),
          new TokenShape("an authorization header", "earer ", "(?i)\\bbearer +[a-z0-9+/._-]{20}"),
          new TokenShape("an authorization header", "asic ", "(?i)\\bbasic +[a-z0-9+/._-]{20}"));

  private static final int SHORTEST = 15;

  /** The name of a credential that stands somewhere in a text. */
  static Optional<String> detect(String text) {
    return text.length() < SHORTEST
        ? Optional.empty()
        : ALL.stream()
            .filter(shape -> text.contains(shape.hint()))
            .filter(shape -> Pattern.compile(shape.pattern()).matcher(text).find())
            .map(TokenShape::what)
            .findFirst();
  }
}
