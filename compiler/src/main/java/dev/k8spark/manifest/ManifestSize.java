package dev.k8spark.manifest;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * How large an object is when {@code kubectl apply} writes it, as JSON, into an annotation of
 * itself. Kubernetes refuses an object whose annotations are together larger than {@link #LIMIT}.
 */
public final class ManifestSize {

  /** Bytes that all annotations of one object may have, keys and values together. */
  public static final long LIMIT = 256 * 1024;

  private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

  /** What kubectl adds to an object that has no annotations before it encodes it. */
  private static final String NO_ANNOTATIONS = ",\"annotations\":{}";

  /** {@code \}{@code u003c} and its like. */
  private static final int UNICODE_ESCAPE = 6;

  private static final int SHORT_ESCAPE = 2;

  private ManifestSize() {}

  /** All annotations of the object, in bytes, after {@code kubectl apply}. */
  public static long ofAnnotations(HasMetadata object) {
    Map<String, String> own = object.getMetadata().getAnnotations();
    long given =
        own.entrySet().stream().mapToLong(e -> utf8(e.getKey()) + utf8(e.getValue())).sum();
    long missing = own.isEmpty() ? NO_ANNOTATIONS.length() : 0;
    long newline = 1;
    return given + LAST_APPLIED.length() + missing + json(ModelFields.read(object)) + newline;
  }

  /** The length of a value in the JSON that Go writes, without spaces. */
  static long json(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        long content = 0;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          content += json(entry.getKey()) + 1 + json(entry.getValue());
        }
        yield enclosed(map.size(), content);
      }
      case List<?> list -> {
        long content = 0;
        for (Object item : list) {
          content += json(item);
        }
        yield enclosed(list.size(), content);
      }
      case String text -> 2 + escaped(text);
      default -> value.toString().length();
    };
  }

  /** In a plain loop: each check of a job measures some ten thousand characters. */
  private static long escaped(String text) {
    long length = 0;
    int c;
    for (int i = 0; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      length += escaped(c);
    }
    return length;
  }

  private static long enclosed(int items, long content) {
    return 2 + content + Math.max(items - 1, 0);
  }

  private static long escaped(int c) {
    return switch (c) {
      case '"', '\\', '\n', '\r', '\t', '\b', '\f' -> SHORT_ESCAPE;
      case '<', '>', '&', 0x2028, 0x2029 -> UNICODE_ESCAPE;
      default -> c < ' ' ? UNICODE_ESCAPE : utf8(c);
    };
  }

  /** A surrogate without its other half is written as a question mark. */
  private static int utf8(int c) {
    if (c < 0x80 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
      return 1;
    }
    return c < 0x800 ? 2 : Character.isBmpCodePoint(c) ? 3 : 4;
  }

  private static long utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
