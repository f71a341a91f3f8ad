package dev.k8spark.cel.library;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Percent signs in URLs, as Go reads and writes them. */
final class PercentCoding {

  private static final String KEPT_IN_PATHS = "-_.~$&+,/:;=@";
  private static final String ALLOWED_IN_PATHS = KEPT_IN_PATHS + "!'()*[]%";
  private static final int HEX = 16;

  private PercentCoding() {}

  /** The text without its percent signs; nothing where one stands alone. */
  static Optional<String> decode(String text, boolean plusIsSpace) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] written = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < written.length; i++) {
      if (written[i] == '%') {
        int value = i + 2 < written.length ? readHex(written[i + 1], written[i + 2]) : -1;
        if (value < 0) {
          return Optional.empty();
        }
        bytes.write(value);
        i += 2;
      } else {
        bytes.write(plusIsSpace && written[i] == '+' ? ' ' : written[i]);
      }
    }
    return Optional.of(bytes.toString(StandardCharsets.UTF_8));
  }

  private static int readHex(byte high, byte low) {
    int first = Character.digit(high, HEX);
    int second = Character.digit(low, HEX);
    return first < 0 || second < 0 ? -1 : first * HEX + second;
  }

  /** A path as it stands if it may, otherwise with all escaped that needs it. */
  static String encodePath(String raw) {
    if (raw.chars().allMatch(c -> isAlphanumeric(c) || ALLOWED_IN_PATHS.indexOf(c) >= 0)) {
      return raw;
    }
    StringBuilder escaped = new StringBuilder();
    for (byte b : decode(raw, false).orElse(raw).getBytes(StandardCharsets.UTF_8)) {
      if (isAlphanumeric(b) || KEPT_IN_PATHS.indexOf(b) >= 0) {
        escaped.append((char) b);
      } else {
        escaped.append("%%%02X".formatted(b & 0xff));
      }
    }
    return escaped.toString();
  }

  static boolean isAlphanumeric(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
