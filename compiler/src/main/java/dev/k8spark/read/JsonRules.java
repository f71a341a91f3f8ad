package dev.k8spark.read;

import com.typesafe.config.impl.HoconSyntax.Kind;
import com.typesafe.config.impl.HoconSyntax.Piece;
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

  private static final int ENOUGH = 10;

  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
  private static final Set<Kind> SKIPPED = EnumSet.of(Kind.SPACE, Kind.NEWLINE, Kind.COMMENT);
  private static final Set<Kind> STARTS_VALUE =
      EnumSet.of(Kind.QUOTED, Kind.PLAIN, Kind.NUMBER, Kind.NULL, Kind.OPEN_MAP, Kind.OPEN_LIST);
  private static final Set<Kind> ENDS_VALUE =
      EnumSet.of(Kind.QUOTED, Kind.PLAIN, Kind.NUMBER, Kind.NULL, Kind.CLOSE_MAP, Kind.CLOSE_LIST);

  private final SourceFile file;
  private final List<Piece> pieces;
  private final List<Diagnostic> found = new ArrayList<>();

  JsonRules(SourceFile file, List<Piece> pieces) {
    this.file = file;
    this.pieces = pieces;
  }

  List<Diagnostic> check() {
    Piece before = null;
    for (Piece piece : pieces) {
      if (found.size() >= ENOUGH) {
        break;
      }
      alone(piece);
      if (!SKIPPED.contains(piece.kind())) {
        pair(before, piece);
        before = piece;
      }
    }
    return found;
  }

  private void alone(Piece piece) {
    switch (piece.kind()) {
      case COMMENT ->
          report(piece, "JSON has no comments", "take it away, or name the file `.conf`");
      case PLAIN -> {
        if (!piece.text().equals("true") && !piece.text().equals("false")) {
          report(piece, "JSON needs quotes around every text", null);
        }
      }
      case QUOTED -> {
        if (file.text().startsWith("\"\"\"", piece.start())) {
          report(piece, "JSON has no triple quotes", "write one line, with `\\n` for a new line");
        }
      }
      case NUMBER -> {
        if (!NUMBER.matcher(piece.text()).matches()) {
          report(piece, "`%s` is no JSON number".formatted(piece.text()), "put it in quotes");
        }
      }
      case REFERENCE, OPTIONAL_REFERENCE ->
          report(piece, "JSON needs quotes around a reference", null);
      case APPEND -> report(piece, "JSON has `:` between key and value", null);
      case SEPARATOR -> {
        if (!piece.text().equals(":")) {
          report(piece, "JSON has `:` between key and value", null);
        }
      }
      case NULL,
          OPEN_MAP,
          CLOSE_MAP,
          OPEN_LIST,
          CLOSE_LIST,
          COMMA,
          NEWLINE,
          SPACE,
          PROBLEM,
          END -> {}
    }
  }

  private void pair(@Nullable Piece before, Piece piece) {
    if (before == null) {
      if (STARTS_VALUE.contains(piece.kind())
          && piece.kind() != Kind.OPEN_MAP
          && piece.kind() != Kind.OPEN_LIST) {
        report(piece, "a JSON file starts with `{`", null);
      }
      return;
    }
    boolean closes = piece.kind() == Kind.CLOSE_MAP || piece.kind() == Kind.CLOSE_LIST;
    if (before.kind() == Kind.COMMA && closes) {
      report(before, "JSON has no comma after the last value", "take the comma away");
    } else if (ENDS_VALUE.contains(before.kind())
        && STARTS_VALUE.contains(piece.kind())
        && (before.end() < piece.start() || before.kind() != piece.kind())) {
      report(piece, "a `,` or `:` is missing before this", null);
    } else if (piece.kind() == Kind.SEPARATOR
        && STARTS_VALUE.contains(before.kind())
        && before.kind() != Kind.QUOTED
        && before.kind() != Kind.PLAIN) {
      report(before, "JSON needs quotes around every key", null);
    }
  }

  private void report(Piece piece, String message, @Nullable String help) {
    Span span = new Span(file, piece.start(), piece.end());
    found.add(Diagnostic.of(Code.SYNTAX, span, message).withHelp(help));
  }
}
