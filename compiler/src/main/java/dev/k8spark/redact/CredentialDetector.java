package dev.k8spark.redact;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Says of a value whether it is, or holds, a credential in plain text. Names, references,
 * placeholders and paths to a credential are none.
 */
public final class CredentialDetector {

  /** What a name or a text inside a value says: {@code -Dname=value}, {@code ;name=value}. */
  private static final Pattern SETTING =
      Pattern.compile("(?:^|[\\s?&;,]|-D|--)([A-Za-z][A-Za-z0-9_.-]*)=([^\\s&;,\"']+)");

  /** Who logs in where, in a URI. */
  private static final Pattern LOGIN =
      Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*://[^\\s/:@?#]*:([^\\s/@]+)@");

  private static final Pattern REFERENCE =
      Pattern.compile(
          ".*\\$\\{.*}.*|\\$\\([^)]*\\)|\\$[A-Za-z_]\\w*|\\{\\{.*}}|%\\(.*\\)s?|<[^<>]*>",
          Pattern.DOTALL);

  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "(?i)(.)\\1*|change[-_ ]?(me|it)|replace[-_ ]?\\w*|your[-_ ].*|redacted|placeholder|none"
              + "|null|true|false|yes|no|todo|fixme|example|dummy|unset|empty|insert[-_ ].*");

  private static final Pattern PLACE =
      Pattern.compile(
          "(\\.{0,2}|~)(/[\\w.@$+-]+)+/?"
              + "|(?i:arn|vault|jceks|localjceks|file|local|hdfs|secret|projects|awssm|gcpsm|k8s)[:/].*"
              + "|(?i:https?|s3a?|gs|abfss?)://[^@\\s]*");

  private static final Pattern CLASS = Pattern.compile("([a-z_]\\w*\\.)+[A-Z]\\w*(,\\s*.*)?");

  private static final Pattern NAME = Pattern.compile("[a-z]+([-._/][a-z]+|[-._/]?[0-9]{1,3})*");

  private static final Pattern AMOUNT = Pattern.compile("[0-9.]+[A-Za-z]{0,3}");

  private CredentialDetector() {}

  /**
   * What kind of credential a value is, in a few words with an article.
   *
   * @param key the name that it stands under, with its dots
   */
  public static Optional<String> detect(String key, String value) {
    if (isNamed(key, value)) {
      return Optional.of("the value of `%s`".formatted(key));
    }
    return detect(value);
  }

  /** The same for a value of which nobody knows a name. */
  public static Optional<String> detect(String value) {
    return Stream.<Optional<String>>of(
            TokenShape.detect(value), settings(value), login(value), random(value))
        .flatMap(Optional::stream)
        .findFirst();
  }

  /** Whether the name says so, and the value could be one. */
  public static boolean isNamed(String key, String value) {
    return switch (SecretName.of(key)) {
      case CREDENTIAL -> !isHarmless(value) && !isInLogin(value);
      case PERHAPS ->
          !isHarmless(value)
              && !NAME.matcher(value).matches()
              && !AMOUNT.matcher(value).matches()
              && !isInLogin(value);
      case ORDINARY -> false;
    };
  }

  /** A text with a login in it is reported as that. */
  private static boolean isInLogin(String value) {
    return login(value).isPresent();
  }

  private static boolean isHarmless(String value) {
    String text = value.strip();
    return text.isEmpty()
        || REFERENCE.matcher(text).matches()
        || PLACEHOLDER.matcher(text).matches()
        || CLASS.matcher(text).matches()
        || (PLACE.matcher(text).matches() && !EntropyCheck.isIn(text));
  }

  private static Optional<String> settings(String value) {
    if (value.indexOf('=') < 0) {
      return Optional.empty();
    }
    Matcher settings = SETTING.matcher(value);
    while (settings.find()) {
      if (isNamed(settings.group(1), settings.group(2))) {
        return Optional.of("the value of `%s`".formatted(settings.group(1)));
      }
    }
    return Optional.empty();
  }

  private static Optional<String> login(String value) {
    if (!value.contains("://")) {
      return Optional.empty();
    }
    Matcher logins = LOGIN.matcher(value);
    while (logins.find()) {
      if (!isHarmless(logins.group(1))) {
        return Optional.of("a login with its password");
      }
    }
    return Optional.empty();
  }

  private static Optional<String> random(String value) {
    return EntropyCheck.isIn(value) ? Optional.of("a random text like a key") : Optional.empty();
  }
}
