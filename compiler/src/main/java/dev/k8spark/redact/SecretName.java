package dev.k8spark.redact;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the name of a key says of its value. */
enum SecretName {
  /** It is a credential, whatever it looks like. */
  CREDENTIAL,
  /** It is a credential, or what one is called. */
  PERHAPS,
  ORDINARY;

  private static final Pattern BETWEEN_WORDS =
      Pattern.compile("[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  private static final Set<String> PASSWORDS =
      Set.of("password", "passwd", "passphrase", "pwd", "pass", "passcode");

  /** What a word behind `password` may be, so that the value is none. */
  private static final Set<String> ABOUT =
      Set.of(
          "alias",
          "class",
          "command",
          "dir",
          "enabled",
          "env",
          "expiry",
          "file",
          "files",
          "hint",
          "id",
          "interval",
          "length",
          "location",
          "mechanism",
          "name",
          "path",
          "policy",
          "provider",
          "ref",
          "regex",
          "required",
          "rotation",
          "script",
          "ttl",
          "type",
          "uri",
          "url",
          "user");

  private static final List<String> KEYS =
      List.of(
          "password",
          "passwd",
          "passphrase",
          "secretkey",
          "secretaccesskey",
          "accesskey",
          "apikey",
          "privatekey",
          "accountkey",
          "authkey",
          "sharedkey",
          "signingkey",
          "clientsecret",
          "sastoken",
          "sasfixedtoken",
          "sessiontoken",
          "authtoken",
          "accesstoken",
          "oauthtoken");

  private static final List<String> VAGUE = List.of("secret", "token", "credential", "credentials");

  /** Keys of Azure's file systems end with the account's host. */
  private static final Pattern OF_A_HOST =
      Pattern.compile("(?i)\\.(account\\.key|client\\.secret|sas\\.(fixed\\.)?token)\\.");

  /** Nothing that k8spark itself names holds a credential. */
  private static final String OURS = "k8spark.";

  static SecretName of(String key) {
    List<String> words =
        Stream.of(BETWEEN_WORDS.split(key, -1))
            .filter(word -> !word.isEmpty())
            .map(word -> word.toLowerCase(Locale.ROOT))
            .toList();
    if (words.isEmpty() || key.startsWith(OURS)) {
      return ORDINARY;
    }
    String joined = String.join("", words);
    boolean isPassword =
        words.stream().anyMatch(PASSWORDS::contains) && !ABOUT.contains(words.getLast());
    if (isPassword || KEYS.stream().anyMatch(joined::endsWith) || OF_A_HOST.matcher(key).find()) {
      return CREDENTIAL;
    }
    return VAGUE.contains(words.getLast()) ? PERHAPS : ORDINARY;
  }
}
