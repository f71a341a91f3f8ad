package dev.k8spark.lint;

import dev.k8spark.Compiler;
import dev.k8spark.source.Document;
import dev.k8spark.source.Node;
import dev.k8spark.source.SourceFile;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Distinguishes job files from all the other YAML, JSON and HOCON of a repository: by keys at the
 * top that only jobs have, or, where a text cannot be read at all, by a line that begins like one.
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
    return document == null ? BrokenText.isJob(source.text()) : isJob(document.root());
  }

  private static boolean isJob(Node.Mapping top) {
    if (top.get("apiVersion") != null) {
      return false;
    }
    return top.get("sparkVersion") != null
        || KINDS_OF_MAIN.stream().anyMatch(kind -> top.find("main", kind).isPresent())
        || (top.get("extends") instanceof Node.Sequence && top.get("name") != null);
  }

  /** The fallback for a text that cannot be parsed. */
  private static final class BrokenText {
    static final Pattern JOB = Pattern.compile("(?m)^[\\s{]{0,4}\"?sparkVersion\"?\\s*[:=]");
    static final Pattern MANIFEST = Pattern.compile("(?m)^\\s*\"?apiVersion\"?\\s*:");

    static boolean isJob(String text) {
      return JOB.matcher(text).find() && !MANIFEST.matcher(text).find();
    }
  }
}
