package dev.k8spark.read;

import com.typesafe.config.impl.HoconSyntax;
import com.typesafe.config.impl.HoconSyntax.Block;
import com.typesafe.config.impl.HoconSyntax.Kind;
import com.typesafe.config.impl.HoconSyntax.Parsed;
import com.typesafe.config.impl.HoconSyntax.Piece;
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

  private static final Set<Kind> CUT_BY_COMMENT =
      EnumSet.of(Kind.PLAIN, Kind.NUMBER, Kind.NULL, Kind.REFERENCE);

  private final FlatKeys flat;
  private final boolean json;

  private HoconReader(FlatKeys flat, boolean json) {
    this.flat = flat;
    this.json = json;
  }

  static HoconReader ofHocon(FlatKeys flat) {
    return new HoconReader(flat, false);
  }

  static HoconReader ofJson(FlatKeys flat) {
    return new HoconReader(flat, true);
  }

  @Override
  public Outcome<Document> read(SourceFile source) {
    int tooMany = endOfReferences(source.text());
    if (tooMany >= 0) {
      Span span = new Span(source, tooMany, tooMany + 2);
      return Outcome.failed(
          List.of(Diagnostic.of(Code.SYNTAX, span, "the file has more than 1000 references")));
    }
    HoconSyntax syntax = HoconSyntax.of(source.text());
    List<Piece> pieces = syntax.pieces();
    List<Diagnostic> found = new ArrayList<>();
    tooDeep(source, pieces, found);
    if (json && found.isEmpty()) {
      found.addAll(new JsonRules(source, pieces).check());
    }
    if (!found.isEmpty()) {
      return Outcome.failed(found);
    }
    Parsed parsed = syntax.parse();
    if (parsed.root() == null) {
      return Outcome.failed(List.of(new HoconSyntaxErrors(source, pieces).explain(parsed)));
    }
    if (!(parsed.root() instanceof Block block)) {
      Span span = new Span(source, parsed.root().start(), parsed.root().start() + 1);
      return Outcome.failed(List.of(StructureErrors.notAMap(span, "a list")));
    }
    if (!json) {
      cutByComments(source, pieces, found);
    }
    HoconTree tree = new HoconTree(source, flat, json, found);
    return new Outcome<>(new Document(source, tree.root(block)), found);
  }

  /** Where the first reference stands that is one too many; -1 where none is. */
  private static int endOfReferences(String text) {
    int at = text.indexOf("${");
    for (int count = 0; at >= 0 && count < MAX_REFERENCES; count++) {
      at = text.indexOf("${", at + 2);
    }
    return at;
  }

  private static void tooDeep(SourceFile source, List<Piece> pieces, List<Diagnostic> found) {
    int depth = 0;
    long dots = 0;
    for (Piece piece : pieces) {
      switch (piece.kind()) {
        case OPEN_MAP, OPEN_LIST -> depth++;
        case CLOSE_MAP, CLOSE_LIST -> depth--;
        case PLAIN, NUMBER -> dots += piece.text().chars().filter(c -> c == '.').count();
        case SEPARATOR, APPEND, COMMA, NEWLINE -> dots = 0;
        case SPACE, COMMENT, QUOTED, NULL, REFERENCE, OPTIONAL_REFERENCE, PROBLEM, END -> {}
      }
      Span span = new Span(source, piece.start(), piece.end());
      if (depth > MAX_DEPTH) {
        found.add(StructureErrors.tooDeep(span));
        return;
      }
      if (dots > MAX_DOTS) {
        found.add(
            Diagnostic.of(Code.SYNTAX, span, "a text without quotes has more than 200 dots")
                .withHelp("put the text in quotes"));
        return;
      }
    }
  }

  private static void cutByComments(SourceFile source, List<Piece> pieces, List<Diagnostic> found) {
    for (int i = 1; i < pieces.size(); i++) {
      Piece comment = pieces.get(i);
      Piece before = pieces.get(i - 1);
      if (comment.kind() == Kind.COMMENT && CUT_BY_COMMENT.contains(before.kind())) {
        String mark = comment.text().startsWith("#") ? "#" : "//";
        Span span = new Span(source, comment.start(), comment.start() + mark.length());
        found.add(
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
