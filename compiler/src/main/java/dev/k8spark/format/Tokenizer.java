package dev.k8spark.format;

import com.typesafe.config.impl.HoconSyntax;
import com.typesafe.config.impl.HoconSyntax.ArrayNode;
import com.typesafe.config.impl.HoconSyntax.Concatenation;
import com.typesafe.config.impl.HoconSyntax.FieldNode;
import com.typesafe.config.impl.HoconSyntax.HoconToken;
import com.typesafe.config.impl.HoconSyntax.ObjectNode;
import com.typesafe.config.impl.HoconSyntax.SyntaxNode;
import dev.k8spark.format.FormatToken.Role;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Cuts a HOCON text, which is known to be of the language, into words. */
final class Tokenizer {

  private static final int TAB = 8;

  private final String text;
  private final Map<Integer, TokenSpan> spans = new HashMap<>();
  private final List<FormatToken> tokens = new ArrayList<>();

  private int offset;
  private int column;
  private int inked;
  private int lineEnds;

  /** The column of a sign that its map will replace; -1 without one. */
  private int leftOut = -1;

  private Tokenizer(String text) {
    this.text = text;
  }

  /** Pieces that are one word; one of no role is no word. */
  private record TokenSpan(@Nullable Role role, int end) {}

  static List<FormatToken> read(String text) {
    Tokenizer tokenizer = new Tokenizer(text);
    HoconSyntax syntax = HoconSyntax.of(text);
    SyntaxNode root = syntax.parse().root();
    if (root == null) {
      throw new IllegalArgumentException("no HOCON: it was to be read before");
    }
    tokenizer.mark(root);
    syntax.tokens().forEach(tokenizer::visitToken);
    return List.copyOf(tokenizer.tokens);
  }

  private void mark(SyntaxNode part) {
    switch (part) {
      case ObjectNode object -> object.members().forEach(this::mark);
      case ArrayNode array -> array.elements().forEach(this::mark);
      case FieldNode field -> {
        spans.put(field.start(), new TokenSpan(Role.KEY, field.key().getLast().end()));
        HoconToken separator = field.separator();
        if (separator != null) {
          Role role = field.value() instanceof ObjectNode ? null : Role.SEPARATOR;
          spans.put(separator.start(), new TokenSpan(role, separator.end()));
        }
        mark(field.value());
      }
      case Concatenation concatenation ->
          spans.put(concatenation.start(), new TokenSpan(Role.VALUE, concatenation.end()));
      case HoconToken token -> spans.put(token.start(), new TokenSpan(Role.VALUE, token.end()));
      case HoconSyntax.IncludeNode _ ->
          throw new IllegalArgumentException("an include: it was to be refused before");
    }
  }

  private void visitToken(HoconToken token) {
    if (token.start() < offset || token.start() == token.end()) {
      return;
    }
    TokenSpan span = spans.get(token.start());
    if (span != null) {
      addSpan(span);
      return;
    }
    switch (token.kind()) {
      case NEWLINE -> {
        advance(token.end());
        lineEnds++;
      }
      case SPACE -> advance(token.end());
      case COMMA -> {
        advance(token.end());
        inked = column;
      }
      case OPEN_OBJECT -> addToken(Role.OPEN_OBJECT, token.end());
      case CLOSE_OBJECT -> addToken(Role.CLOSE_OBJECT, token.end());
      case OPEN_ARRAY -> addToken(Role.OPEN_ARRAY, token.end());
      case CLOSE_ARRAY -> addToken(Role.CLOSE_ARRAY, token.end());
      case COMMENT -> addToken(Role.COMMENT, token.end());
      case SEPARATOR,
          APPEND,
          QUOTED,
          UNQUOTED,
          NUMBER,
          NULL,
          SUBSTITUTION,
          OPTIONAL_SUBSTITUTION,
          PROBLEM,
          END ->
          throw new IllegalStateException("a piece that the tree does not know: " + token);
    }
  }

  private void addSpan(TokenSpan span) {
    if (span.role() == null) {
      leftOut = column;
      advance(span.end());
      inked = column;
    } else {
      addToken(span.role(), span.end());
    }
  }

  private void addToken(Role role, int end) {
    String written = text.substring(offset, end);
    String kept =
        switch (role) {
          case SEPARATOR -> "=";
          case COMMENT -> written.stripTrailing();
          case OPEN_OBJECT, CLOSE_OBJECT, OPEN_ARRAY, CLOSE_ARRAY, KEY, VALUE -> written;
        };
    boolean standsForSign = role == Role.OPEN_OBJECT && leftOut >= 0;
    int at = standsForSign ? leftOut : column;
    tokens.add(new FormatToken(role, kept, lineEnds, at, Math.max(0, column - inked)));
    leftOut = standsForSign ? -1 : leftOut;
    advance(end);
    inked = column;
    lineEnds = 0;
  }

  private void advance(int end) {
    for (int i = offset; i < end; i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        column = 0;
      } else if (c == '\t') {
        column += TAB - column % TAB;
      } else if (!Character.isLowSurrogate(c)) {
        column++;
      }
    }
    offset = end;
  }
}
