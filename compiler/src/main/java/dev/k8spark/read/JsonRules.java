package dev.k8spark.read;

import com.typesafe.config.impl.HoconSyntax.HoconToken;
import com.typesafe.config.impl.HoconSyntax.TokenKind;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What HOCON allows and JSON does not: a JSON file that passes is read alike by every tool. A file
 * that is no JSON at all gets only the first few findings.
 */
final class JsonRules {

  private static final int MAX_DIAGNOSTICS = 10;

  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
  private static final Set<TokenKind> SKIPPED =
      EnumSet.of(TokenKind.SPACE, TokenKind.NEWLINE, TokenKind.COMMENT);
  private static final Set<TokenKind> STARTS_VALUE =
      EnumSet.of(
          TokenKind.QUOTED,
          TokenKind.UNQUOTED,
          TokenKind.NUMBER,
          TokenKind.NULL,
          TokenKind.OPEN_OBJECT,
          TokenKind.OPEN_ARRAY);
  private static final Set<TokenKind> ENDS_VALUE =
      EnumSet.of(
          TokenKind.QUOTED,
          TokenKind.UNQUOTED,
          TokenKind.NUMBER,
          TokenKind.NULL,
          TokenKind.CLOSE_OBJECT,
          TokenKind.CLOSE_ARRAY);

  private final SourceFile file;
  private final List<HoconToken> tokens;
  private final List<Diagnostic> diagnostics = new ArrayList<>();

  JsonRules(SourceFile file, List<HoconToken> tokens) {
    this.file = file;
    this.tokens = tokens;
  }

  List<Diagnostic> check() {
    HoconToken before = null;
    for (HoconToken token : tokens) {
      if (diagnostics.size() >= MAX_DIAGNOSTICS) {
        break;
      }
      checkToken(token);
      if (!SKIPPED.contains(token.kind())) {
        checkPair(before, token);
        before = token;
      }
    }
    return diagnostics;
  }

  private void checkToken(HoconToken token) {
    switch (token.kind()) {
      case COMMENT ->
          report(token, "JSON has no comments", "take it away, or name the file `.conf`");
      case UNQUOTED -> checkWord(token);
      case QUOTED -> {
        if (file.text().startsWith("\"\"\"", token.start())) {
          report(token, "JSON has no triple quotes", "write one line, with `\\n` for a new line");
        }
      }
      case NUMBER -> {
        if (!NUMBER.matcher(token.text()).matches()) {
          report(token, "`%s` is no JSON number".formatted(token.text()), "put it in quotes");
        }
      }
      case SUBSTITUTION, OPTIONAL_SUBSTITUTION ->
          report(token, "JSON needs quotes around a reference", null);
      case APPEND -> report(token, "JSON has `:` between key and value", null);
      case SEPARATOR -> {
        if (!token.text().equals(":")) {
          report(token, "JSON has `:` between key and value", null);
        }
      }
      case NULL,
          OPEN_OBJECT,
          CLOSE_OBJECT,
          OPEN_ARRAY,
          CLOSE_ARRAY,
          COMMA,
          NEWLINE,
          SPACE,
          PROBLEM,
          END -> {}
    }
  }

  /** The tokenizer takes numbers that no variable of Java's can hold for words. */
  private void checkWord(HoconToken token) {
    boolean isNumber = NUMBER.matcher(token.text()).matches();
    if (!isNumber && !token.text().equals("true") && !token.text().equals("false")) {
      report(token, "JSON needs quotes around every text", null);
    }
  }

  private void checkPair(@Nullable HoconToken before, HoconToken token) {
    if (before == null) {
      if (STARTS_VALUE.contains(token.kind())
          && token.kind() != TokenKind.OPEN_OBJECT
          && token.kind() != TokenKind.OPEN_ARRAY) {
        report(token, "a JSON file starts with `{`", null);
      }
      return;
    }
    boolean closes =
        token.kind() == TokenKind.CLOSE_OBJECT || token.kind() == TokenKind.CLOSE_ARRAY;
    if (before.kind() == TokenKind.COMMA && closes) {
      report(before, "JSON has no comma after the last value", "take the comma away");
    } else if (ENDS_VALUE.contains(before.kind())
        && STARTS_VALUE.contains(token.kind())
        && (before.end() < token.start() || before.kind() != token.kind())) {
      report(token, "a `,` or `:` is missing before this", null);
    } else if (token.kind() == TokenKind.SEPARATOR
        && STARTS_VALUE.contains(before.kind())
        && before.kind() != TokenKind.QUOTED
        && before.kind() != TokenKind.UNQUOTED) {
      report(before, "JSON needs quotes around every key", null);
    }
  }

  private void report(HoconToken token, String message, @Nullable String help) {
    Span span = new Span(file, token.start(), token.end());
    diagnostics.add(Diagnostic.of(Code.SYNTAX, span, message).withHelp(help));
  }
}
