package dev.k8spark.lint;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.CharBuffer;
import java.util.regex.Pattern;

/**
 * Tells from a text that cannot be parsed, or not even decoded, whether it was meant to be a job:
 * by the keys that jobs have, wherever they stand. The text is read in pieces, so that its size
 * does not matter.
 */
final class BrokenJob {

  private static final int PIECE = 1 << 16;

  /** More than any key with what follows it; pieces overlap by so much. */
  private static final int OVERLAP = 128;

  private static final Pattern SPARK_VERSION = key("sparkVersion", "[:=]");
  private static final Pattern PROGRAM = key("(?:python|jar|class)", "[:=]");
  private static final Pattern MAIN = key("main", "(?:[:={]|\\.(?:python|jar|class)\\b)");
  private static final Pattern EXTENDS = key("extends", "[:=] {0,8}\\[");
  private static final Pattern NAME = key("name", "[:=]");
  private static final Pattern MANIFEST = key("apiVersion", ":");

  private boolean hasSparkVersion;
  private boolean hasMain;
  private boolean hasProgram;
  private boolean hasExtends;
  private boolean hasName;
  private boolean isManifest;

  private BrokenJob() {}

  /** Returns whether a text has the keys of a job, and is no Kubernetes manifest. */
  static boolean isMeant(String text) {
    try {
      return isMeant(new StringReader(text));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Returns the same of a text that is read to its end. */
  static boolean isMeant(Reader text) throws IOException {
    BrokenJob job = new BrokenJob();
    CharBuffer piece = CharBuffer.allocate(PIECE);
    while (text.read(piece) >= 0) {
      piece.flip();
      job.look(piece);
      piece.position(Math.max(0, piece.limit() - OVERLAP));
      piece.compact();
    }
    return !job.isManifest
        && (job.hasSparkVersion
            || (job.hasMain && job.hasProgram)
            || (job.hasExtends && job.hasName));
  }

  private void look(CharSequence piece) {
    hasSparkVersion |= SPARK_VERSION.matcher(piece).find();
    hasMain |= MAIN.matcher(piece).find();
    hasProgram |= PROGRAM.matcher(piece).find();
    hasExtends |= EXTENDS.matcher(piece).find();
    hasName |= NAME.matcher(piece).find();
    isManifest |= MANIFEST.matcher(piece).find();
  }

  /** Blanks are bounded, so that the time is linear in the text. */
  private static Pattern key(String name, String next) {
    return Pattern.compile("(?:^|[\\s{,.\"'])" + name + "[\"']?[ \t]{0,8}" + next);
  }
}
