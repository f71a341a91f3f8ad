package dev.k8spark.rehearsal;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether this process ignores SIGINT since its start, as a background job of a shell does. A JVM
 * installs no handler then, not even one that a program asks for.
 */
final class IgnoredInterrupt {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Pattern IGNORED = Pattern.compile("(?m)^SigIgn:\\s*([0-9a-f]+)$");
  private static final int SIGINT_BIT = 1;
  private static final int HEXADECIMAL = 16;

  private IgnoredInterrupt() {}

  /** Returns a sentence for the user, where the system shows that SIGINT is ignored. */
  static Optional<String> note() {
    try {
      return Files.isReadable(STATUS) ? note(Files.readString(STATUS)) : Optional.empty();
    } catch (IOException unreadable) {
      return Optional.empty();
    }
  }

  /**
   * Returns the sentence by what the system shows of a process.
   *
   * @param status as Linux writes it
   */
  static Optional<String> note(String status) {
    Matcher ignored = IGNORED.matcher(status);
    boolean isIgnored =
        ignored.find() && new BigInteger(ignored.group(1), HEXADECIMAL).testBit(SIGINT_BIT);
    return isIgnored
        ? Optional.of("note: this process ignores SIGINT (Ctrl-C) since its start: SIGTERM ends it")
        : Optional.empty();
  }
}
