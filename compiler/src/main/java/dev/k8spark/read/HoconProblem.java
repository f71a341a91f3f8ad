package dev.k8spark.read;

import com.typesafe.config.impl.HoconSyntax.HoconToken;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;

/** Says what is wrong with characters that are no piece of HOCON at all. */
record HoconProblem(SourceFile file, ParseContext context) {

  private static final String QUOTES = "\"\"\"";

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

  private Diagnostic explainReserved(int start) {
    int point = file.text().codePointAt(start);
    int end = start + Character.charCount(point);
    Diagnostic diagnostic =
        report(
            start,
            end,
            "`%s` cannot stand in a text without quotes".formatted(Character.toString(point)));
    if (context.lacksValue() && context.separator() == null) {
      return diagnostic.withHelp("put the key in quotes");
    }
    return diagnostic.withHelp(
        "put the text in quotes: `\"%s\"`".formatted(context.wholeValue(file.text(), start)));
  }

  private Diagnostic report(int start, int end, String message) {
    return Diagnostic.of(Code.SYNTAX, new Span(file, start, end), message);
  }
}
