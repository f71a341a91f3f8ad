package dev.k8spark.lint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;

import dev.k8spark.Compiler;
import dev.k8spark.source.Document;
import dev.k8spark.source.Node;
import dev.k8spark.source.SourceFile;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Distinguishes job files from all the other YAML, JSON and HOCON of a repository: by keys at the
 * top that only jobs have, or, where a text cannot be read at all, by such keys anywhere.
 */
public record JobDetector(Compiler compiler) {

  /** A text without any of these is no job, and need not be read. */
  private static final List<String> WORDS = List.of("sparkVersion", "main", "extends");

  private static final List<String> KINDS_OF_MAIN = List.of("python", "jar", "class");

  /** Returns whether a file is, or was meant to be, a job. */
  public boolean isJob(SourceFile source) {
    if (WORDS.stream().noneMatch(source.text()::contains)) {
      return false;
    }
    @Nullable Document document = compiler.read(source).value();
    return document == null ? isBrokenJob(source.text()) : isJob(document.root());
  }

  /** A list is no job, whatever is in it. */
  private static boolean isBrokenJob(String text) {
    return !text.stripLeading().startsWith("[") && BrokenJob.isMeant(text);
  }

  /**
   * Returns whether a file that is not UTF-8, or too large to be read, was meant to be a job.
   *
   * @throws IOException if there is no way to know, since it cannot be read at all
   */
  public static boolean isMeantAsJob(Path file) throws IOException {
    try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
      return BrokenJob.isMeant(new InputStreamReader(bytes, guessCharset(bytes)));
    }
  }

  /** UTF-16 is known by a zero byte of one of the first two characters; its mark has none. */
  private static Charset guessCharset(InputStream bytes) throws IOException {
    bytes.mark(4);
    byte[] start = bytes.readNBytes(4);
    bytes.reset();
    if (start.length < 4) {
      return ISO_8859_1;
    }
    return start[2] == 0 ? UTF_16BE : start[3] == 0 ? UTF_16LE : ISO_8859_1;
  }

  private static boolean isJob(Node.Mapping top) {
    if (top.get("apiVersion") != null) {
      return false;
    }
    return top.get("sparkVersion") != null
        || KINDS_OF_MAIN.stream().anyMatch(kind -> top.find("main", kind).isPresent())
        || (top.get("extends") instanceof Node.Sequence && top.get("name") != null);
  }
}
