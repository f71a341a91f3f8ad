package dev.k8spark.read;

import com.typesafe.config.impl.HoconSyntax;
import com.typesafe.config.impl.HoconSyntax.HoconToken;
import com.typesafe.config.impl.HoconSyntax.ObjectNode;
import com.typesafe.config.impl.HoconSyntax.ParseResult;
import com.typesafe.config.impl.HoconSyntax.TokenKind;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.source.Document;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Reads HOCON, and JSON as the strict part of it. */
public final class HoconReader implements JobReader {

  /** More dots than any key has; the library's parser recurses over them. */
  private static final int MAX_DOTS = 200;

  /** More references than any file has; the library's tokenizer recurses over open ones. */
  private static final int MAX_REFERENCES = 1000;

  private static final Set<TokenKind> ENDED_BY_COMMENT =
      EnumSet.of(TokenKind.UNQUOTED, TokenKind.NUMBER, TokenKind.NULL, TokenKind.SUBSTITUTION);

  private final FlatKeys flat;
  private final boolean json;

  private HoconReader(FlatKeys flat, boolean json) {
    this.flat = flat;
    this.json = json;
  }

  static HoconReader forHocon(FlatKeys flat) {
    return new HoconReader(flat, false);
  }

  static HoconReader forJson(FlatKeys flat) {
    return new HoconReader(flat, true);
  }

  @Override
  public Outcome<Document> read(SourceFile source) {
    int excess = findReferenceOverLimit(source.text());
    if (excess >= 0) {
      Span span = new Span(source, excess, excess + 2);
      return Outcome.failed(
          List.of(Diagnostic.of(Code.SYNTAX, span, "the file has more than 1000 references")));
    }
    HoconSyntax syntax = HoconSyntax.of(source.text());
    List<HoconToken> tokens = syntax.tokens();
    List<Diagnostic> diagnostics = new ArrayList<>();
    checkDepth(source, tokens, diagnostics);
    if (json && diagnostics.isEmpty()) {
      diagnostics.addAll(new JsonRules(source, tokens).check());
    }
    if (!diagnostics.isEmpty()) {
      return Outcome.failed(diagnostics);
    }
    ParseResult parsed = syntax.parse();
    if (parsed.root() == null) {
      return Outcome.failed(List.of(new HoconSyntaxErrors(source, tokens).explain(parsed)));
    }
    if (!(parsed.root() instanceof ObjectNode object)) {
      Span span = new Span(source, parsed.root().start(), parsed.root().start() + 1);
      return Outcome.failed(List.of(StructureErrors.reportNoMap(span, "a list")));
    }
    if (!json) {
      checkComments(source, tokens, diagnostics);
    }
    HoconTree tree = new HoconTree(source, flat, json, diagnostics);
    return new Outcome<>(new Document(source, tree.buildRoot(object)), diagnostics);
  }

  /** Where the first reference stands that is one too many; -1 where none is. */
  private static int findReferenceOverLimit(String text) {
    int offset = text.indexOf("${");
    for (int count = 0; offset >= 0 && count < MAX_REFERENCES; count++) {
      offset = text.indexOf("${", offset + 2);
    }
    return offset;
  }

  private static void checkDepth(
      SourceFile source, List<HoconToken> tokens, List<Diagnostic> diagnostics) {
    int depth = 0;
    long dots = 0;
    int keys = 0;
    for (HoconToken token : tokens) {
      switch (token.kind()) {
        case OPEN_ARRAY -> depth++;
        case OPEN_OBJECT -> {
          depth++;
          keys++;
        }
        case CLOSE_OBJECT, CLOSE_ARRAY -> depth--;
        case UNQUOTED, NUMBER -> dots += token.text().chars().filter(c -> c == '.').count();
        case SEPARATOR, APPEND -> {
          dots = 0;
          keys++;
        }
        case COMMA, NEWLINE -> dots = 0;
        case SPACE, COMMENT, QUOTED, NULL, SUBSTITUTION, OPTIONAL_SUBSTITUTION, PROBLEM, END -> {}
      }
      Span span = new Span(source, token.start(), token.end());
      if (depth > MAX_DEPTH) {
        diagnostics.add(StructureErrors.reportDepth(span));
        return;
      }
      if (keys > MAX_KEYS) {
        diagnostics.add(StructureErrors.reportKeys(span));
        return;
      }
      if (dots > MAX_DOTS) {
        diagnostics.add(
            Diagnostic.of(Code.SYNTAX, span, "a text without quotes has more than 200 dots")
                .withHelp("put the text in quotes"));
        return;
      }
    }
  }

  private static void checkComments(
      SourceFile source, List<HoconToken> tokens, List<Diagnostic> diagnostics) {
    for (int i = 1; i < tokens.size(); i++) {
      HoconToken comment = tokens.get(i);
      HoconToken before = tokens.get(i - 1);
      if (comment.kind() == TokenKind.COMMENT && ENDED_BY_COMMENT.contains(before.kind())) {
        String mark = comment.text().startsWith("#") ? "#" : "//";
        Span span = new Span(source, comment.start(), comment.start() + mark.length());
        diagnostics.add(
            Diagnostic.of(
                    Code.NOT_IN_LANGUAGE,
                    span,
                    "`%s` cuts this value: HOCON takes the rest of the line for a comment"
                        .formatted(mark))
                .withLabel("a comment starts here")
                .withHelp(
                    "put the whole value in quotes, or a space before `%s` if a comment is meant"
                        .formatted(mark)));
      }
    }
  }
}
