package dev.k8spark.read;

import com.typesafe.config.impl.HoconSyntax.HoconToken;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;

/** Says what is wrong with characters that are no piece of HOCON at all. */
record HoconProblem(SourceFile file, ParseContext context) {

  private static final String QUOTES = "\"\"\"";

  private static final String RESERVED = "`^?!@*&\\";

  Diagnostic explain(HoconToken token) {
    String text = file.text();
    int start = token.start();
    if (start >= text.length()) {
      return report(start, start, "the file ends too early");
    }
    return switch (text.charAt(start)) {
      case '"' -> explainQuoted(start);
      case '$' -> explainDollar(start);
      default -> explainReserved(start);
    };
  }

  private Diagnostic explainQuoted(int start) {
    String text = file.text();
    if (text.startsWith(QUOTES, start)) {
      return report(start, start + 3, "the text that starts here is never closed")
          .withHelp("close it with `%s`".formatted(QUOTES));
    }
    int i = start + 1;
    while (i < text.length() && text.charAt(i) >= ' ' && text.charAt(i) != '\u007f') {
      if (text.charAt(i) == '\\') {
        if (!isEscape(i)) {
          return explainEscape(i);
        }
        i++;
      }
      i++;
    }
    if (i >= text.length() || text.charAt(i) == '\n' || text.charAt(i) == '\r') {
      return report(start, Math.min(i, text.length()), "this text is not closed on its line")
          .withHelp(
              "close it with `\"`; a text of many lines stands between `%s`".formatted(QUOTES));
    }
    return report(i, i + 1, "a control character cannot stand in quotes")
        .withHelp("write `\\u%04x`, for a tab `\\t`".formatted((int) text.charAt(i)));
  }

  private boolean isEscape(int backslash) {
    String rest = file.text().substring(backslash + 1);
    return !rest.isEmpty()
        && ("\"\\/bfnrt".indexOf(rest.charAt(0)) >= 0
            || rest.substring(0, Math.min(5, rest.length())).matches("u[0-9a-fA-F]{4}"));
  }

  private Diagnostic explainEscape(int backslash) {
    int end = Math.min(file.text().length(), backslash + 2);
    return report(backslash, end, "this backslash starts no escape that HOCON knows")
        .withHelp("write `\\\\` for a backslash");
  }

  private Diagnostic explainDollar(int start) {
    if (!file.text().startsWith("${", start)) {
      return report(start, start + 1, "`$` cannot stand in a text without quotes")
          .withHelp("put the text in quotes; a reference is `${path.of.a.key}`");
    }
    int end = file.text().indexOf('}', start);
    return end < 0 || file.text().substring(start, end).contains("\n")
        ? report(start, start + 2, "`${` is never closed").withHelp("close it with `}`")
        : report(start, end + 1, "this is no reference")
            .withHelp("write `${path.of.a.key}`, without spaces");
  }

  /** Returns whether a character stands there that texts without quotes never have. */
  boolean isReservedAt(int at) {
    return at < file.text().length() && isReserved(file.text().charAt(at));
  }

  Diagnostic explainReserved(int start) {
    int point = file.text().codePointAt(start);
    int end = start + Character.charCount(point);
    String key = context.wholeKey(file.text(), start);
    String kind = key.isEmpty() ? "text" : "key";
    return report(
            start,
            end,
            "`%s` cannot stand in a %s without quotes".formatted(Character.toString(point), kind))
        .withHelp(
            key.isEmpty()
                ? "put the text in quotes: `\"%s\"`"
                    .formatted(context.wholeValue(file.text(), start))
                : "put the key in quotes: `\"%s\"`%s".formatted(key, partOf(key)));
  }

  /** A key without quotes is a path: the user may have meant one of its parts only. */
  private static String partOf(String key) {
    int dot = key.lastIndexOf('.');
    String before = key.substring(0, Math.max(0, dot));
    return before.isEmpty()
            || key.contains("/")
            || before.chars().anyMatch(HoconProblem::isReserved)
        ? ""
        : ", or its last part: `%s.\"%s\"`".formatted(before, key.substring(dot + 1));
  }

  private static boolean isReserved(int sign) {
    return RESERVED.indexOf(sign) >= 0;
  }

  private Diagnostic report(int start, int end, String message) {
    return Diagnostic.of(Code.SYNTAX, new Span(file, start, end), message);
  }
}
