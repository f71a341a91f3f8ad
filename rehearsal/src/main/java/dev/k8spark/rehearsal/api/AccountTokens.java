package dev.k8spark.rehearsal.api;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The words by which accounts show who they are. */
final class AccountTokens {
  private static final int BYTES = 16;
  private static final String BEARER = "Bearer ";

  private final Map<String, String> accounts = new ConcurrentHashMap<>();
  private final SecureRandom random = new SecureRandom();

  String issue(String account) {
    byte[] secret = new byte[BYTES];
    random.nextBytes(secret);
    String token = HexFormat.of().formatHex(secret);
    accounts.put(token, account);
    return token;
  }

  /** Whose request it is, from its {@code Authorization} header. */
  Optional<String> account(String header) {
    return header.startsWith(BEARER)
        ? Optional.ofNullable(accounts.get(header.substring(BEARER.length())))
        : Optional.empty();
  }
}
