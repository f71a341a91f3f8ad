package dev.k8spark.read;

import com.typesafe.config.impl.HoconSyntax.HoconToken;
import com.typesafe.config.impl.HoconSyntax.ParseResult;
import com.typesafe.config.impl.HoconSyntax.TokenKind;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import java.util.List;

/**
 * Says in the user's words why a text is no HOCON, from the piece at which the library's parser
 * gave up and what stands before it. The library's own message is not shown: it speaks of tokens.
 */
record HoconSyntaxErrors(SourceFile file, List<HoconToken> tokens) {

  Diagnostic explain(ParseResult parsed) {
    ParseContext context = ParseContext.upTo(tokens, parsed.stoppedAt());
    HoconToken token = tokens.get(Math.max(0, parsed.stoppedAt()));
    HoconToken key = context.key();
    if (parsed.badPath() && key != null) {
      HoconProblem problem = new HoconProblem(file, context);
      return problem.isReservedAt(key.end())
          ? problem.explainReserved(key.end())
          : explainBadPath(key);
    }
    return switch (token.kind()) {
      case PROBLEM -> new HoconProblem(file, context).explain(token);
      case END -> explainEnd(context, token);
      case CLOSE_OBJECT, CLOSE_ARRAY -> explainClose(context, token);
      case SEPARATOR, APPEND -> explainSeparator(context, token);
      case COMMA ->
          context.lacksValue()
              ? askForValue(context)
              : report(token, "`,` has nothing before it").withHelp("take one comma away");
      case OPEN_OBJECT,
          OPEN_ARRAY,
          QUOTED,
          UNQUOTED,
          NUMBER,
          NULL,
          SUBSTITUTION,
          OPTIONAL_SUBSTITUTION ->
          explainValue(context, token);
      case NEWLINE, SPACE, COMMENT -> report(token, "something is missing here");
    };
  }

  private Diagnostic explainBadPath(HoconToken key) {
    return report(key, "`%s` is no key: a name is missing beside a dot".formatted(key.text()))
        .withHelp("take the dot away, or put the whole key in quotes");
  }

  private Diagnostic explainEnd(ParseContext context, HoconToken end) {
    HoconToken open = context.open();
    if (context.lacksValue()) {
      return askForValue(context);
    }
    return open == null
        ? report(end, "the file ends too early")
        : report(open, "`%s` is never closed".formatted(open.text()))
            .withLabel("opened here")
            .withHelp("add `%s` where it ends".formatted(closingBracket(open)));
  }

  private Diagnostic explainClose(ParseContext context, HoconToken close) {
    HoconToken open = context.open();
    if (context.lacksValue()) {
      return askForValue(context);
    }
    if (open == null) {
      return report(close, "`%s` closes nothing".formatted(close.text()))
          .withHelp("take it away, or look for a bracket that closes too early above");
    }
    return report(close, "`%s` where `%s` is needed".formatted(close.text(), closingBracket(open)))
        .withOther(spanOf(open), "opened here");
  }

  private Diagnostic explainSeparator(ParseContext context, HoconToken separator) {
    HoconToken first = context.value();
    if (context.valueOnLaterLine()) {
      return askForValue(context);
    }
    if (first != null) {
      return askForQuotes(context, separator);
    }
    return context.lacksValue()
        ? askForValue(context)
        : report(separator, "`%s` has no key before it".formatted(separator.text()));
  }

  private Diagnostic explainValue(ParseContext context, HoconToken token) {
    HoconToken key = context.key();
    if (key != null && key.text().equals("include")) {
      return report(key, "`include` is not part of the job language")
          .withHelp("write `extends = [\"FILE\"]` at the top of the file");
    }
    if (key != null && context.separator() == null) {
      boolean later = file.text().substring(key.end(), token.start()).contains("\n");
      return later
          ? askForValue(context)
          : report(token, "`=` is missing between `%s` and its value".formatted(key.text()))
              .withHelp("write `%s = …`".formatted(key.text()));
    }
    return switch (token.kind()) {
      case SUBSTITUTION, OPTIONAL_SUBSTITUTION -> report(token, "a reference cannot be a key");
      case OPEN_OBJECT, OPEN_ARRAY ->
          report(token, "`%s` has no key before it".formatted(token.text()));
      case CLOSE_OBJECT,
          CLOSE_ARRAY,
          COMMA,
          SEPARATOR,
          APPEND,
          NEWLINE,
          SPACE,
          COMMENT,
          END,
          PROBLEM,
          QUOTED,
          UNQUOTED,
          NUMBER,
          NULL ->
          report(token, "a comma or a new line is missing before this");
    };
  }

  private Diagnostic askForQuotes(ParseContext context, HoconToken separator) {
    return report(
            separator, "`%s` cannot stand in a text without quotes".formatted(separator.text()))
        .withHelp(
            "put the text in quotes: `\"%s\"`"
                .formatted(context.wholeValue(file.text(), separator.start())));
  }

  private Diagnostic askForValue(ParseContext context) {
    HoconToken key = context.key();
    if (key == null) {
      throw new IllegalStateException("a place without a key lacks no value");
    }
    String[] words = key.text().split(" +", 2);
    return report(key, "`%s` has no value".formatted(key.text()))
        .withHelp(
            words.length == 2
                ? "write `%s = %s`".formatted(words[0], words[1])
                : "write `%s = VALUE`; for an empty text, `\"\"`".formatted(key.text()));
  }

  private static String closingBracket(HoconToken open) {
    return open.kind() == TokenKind.OPEN_OBJECT ? "}" : "]";
  }

  private Diagnostic report(HoconToken token, String message) {
    return Diagnostic.of(Code.SYNTAX, spanOf(token), message);
  }

  private Span spanOf(HoconToken token) {
    return new Span(file, token.start(), token.end());
  }
}
