package dev.k8spark.read;

import com.typesafe.config.impl.HoconSyntax.Kind;
import com.typesafe.config.impl.HoconSyntax.Parsed;
import com.typesafe.config.impl.HoconSyntax.Piece;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import java.util.List;

/**
 * Says in the user's words why a text is no HOCON, from the piece at which the library's parser
 * gave up and what stands before it. The library's own message is not shown: it speaks of tokens.
 */
record HoconSyntaxErrors(SourceFile file, List<Piece> pieces) {

  Diagnostic explain(Parsed parsed) {
    ParseContext place = ParseContext.before(pieces, parsed.stoppedAt());
    Piece piece = pieces.get(Math.max(0, parsed.stoppedAt()));
    Piece key = place.key();
    if (parsed.badPath() && key != null) {
      return badPath(key);
    }
    return switch (piece.kind()) {
      case PROBLEM -> new HoconProblem(file, place).explain(piece);
      case END -> end(place, piece);
      case CLOSE_MAP, CLOSE_LIST -> close(place, piece);
      case SEPARATOR, APPEND -> separator(place, piece);
      case COMMA ->
          place.lacksValue()
              ? noValue(place)
              : at(piece, "`,` has nothing before it").withHelp("take one comma away");
      case OPEN_MAP, OPEN_LIST, QUOTED, PLAIN, NUMBER, NULL, REFERENCE, OPTIONAL_REFERENCE ->
          value(place, piece);
      case NEWLINE, SPACE, COMMENT -> at(piece, "something is missing here");
    };
  }

  private Diagnostic badPath(Piece key) {
    return at(key, "`%s` is no key: a name is missing beside a dot".formatted(key.text()))
        .withHelp("take the dot away, or put the whole key in quotes");
  }

  private Diagnostic end(ParseContext place, Piece end) {
    Piece open = place.open();
    if (place.lacksValue()) {
      return noValue(place);
    }
    return open == null
        ? at(end, "the file ends too early")
        : at(open, "`%s` is never closed".formatted(open.text()))
            .withLabel("opened here")
            .withHelp("add `%s` where it ends".formatted(closing(open)));
  }

  private Diagnostic close(ParseContext place, Piece close) {
    Piece open = place.open();
    if (place.lacksValue()) {
      return noValue(place);
    }
    if (open == null) {
      return at(close, "`%s` closes nothing".formatted(close.text()))
          .withHelp("take it away, or look for a bracket that closes too early above");
    }
    return at(close, "`%s` where `%s` is needed".formatted(close.text(), closing(open)))
        .withOther(span(open), "opened here");
  }

  private Diagnostic separator(ParseContext place, Piece sign) {
    Piece first = place.value();
    if (place.valueOnLaterLine()) {
      return noValue(place);
    }
    if (first != null) {
      return needsQuotes(place, sign);
    }
    return place.lacksValue()
        ? noValue(place)
        : at(sign, "`%s` has no key before it".formatted(sign.text()));
  }

  private Diagnostic value(ParseContext place, Piece piece) {
    Piece key = place.key();
    if (key != null && key.text().equals("include")) {
      return at(key, "`include` is not part of the job language")
          .withHelp("write `extends = [\"FILE\"]` at the top of the file");
    }
    if (key != null && place.separator() == null) {
      boolean later = file.text().substring(key.end(), piece.start()).contains("\n");
      return later
          ? noValue(place)
          : at(piece, "`=` is missing between `%s` and its value".formatted(key.text()))
              .withHelp("write `%s = …`".formatted(key.text()));
    }
    return switch (piece.kind()) {
      case REFERENCE, OPTIONAL_REFERENCE -> at(piece, "a reference cannot be a key");
      case OPEN_MAP, OPEN_LIST -> at(piece, "`%s` has no key before it".formatted(piece.text()));
      case CLOSE_MAP,
          CLOSE_LIST,
          COMMA,
          SEPARATOR,
          APPEND,
          NEWLINE,
          SPACE,
          COMMENT,
          END,
          PROBLEM,
          QUOTED,
          PLAIN,
          NUMBER,
          NULL ->
          at(piece, "a comma or a new line is missing before this");
    };
  }

  private Diagnostic needsQuotes(ParseContext place, Piece sign) {
    return at(sign, "`%s` cannot stand in a text without quotes".formatted(sign.text()))
        .withHelp(
            "put the text in quotes: `\"%s\"`"
                .formatted(place.wholeValue(file.text(), sign.start())));
  }

  private Diagnostic noValue(ParseContext place) {
    Piece key = place.key();
    if (key == null) {
      throw new IllegalStateException("a place without a key lacks no value");
    }
    String[] words = key.text().split(" +", 2);
    return at(key, "`%s` has no value".formatted(key.text()))
        .withHelp(
            words.length == 2
                ? "write `%s = %s`".formatted(words[0], words[1])
                : "write `%s = VALUE`; for an empty text, `\"\"`".formatted(key.text()));
  }

  private static String closing(Piece open) {
    return open.kind() == Kind.OPEN_MAP ? "}" : "]";
  }

  private Diagnostic at(Piece piece, String message) {
    return Diagnostic.of(Code.SYNTAX, span(piece), message);
  }

  private Span span(Piece piece) {
    return new Span(file, piece.start(), piece.end());
  }
}
