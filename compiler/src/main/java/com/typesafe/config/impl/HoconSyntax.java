package com.typesafe.config.impl;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigOriginFactory;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValueType;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * The syntax of a HOCON text as the library sees it, with the offsets that the library keeps to
 * itself. Nothing is resolved, merged or dropped. It stands in the library's package because the
 * library's lossless syntax tree is not public; the version is pinned for it.
 */
@NullMarked
public final class HoconSyntax {

  /** What a {@link Piece} is. */
  public enum Kind {
    OPEN_MAP,
    CLOSE_MAP,
    OPEN_LIST,
    CLOSE_LIST,
    COMMA,
    /** {@code =} or {@code :}. */
    SEPARATOR,
    /** {@code +=}. */
    APPEND,
    NEWLINE,
    SPACE,
    COMMENT,
    QUOTED,
    /** Unquoted text, {@code true} and {@code false} included. */
    PLAIN,
    NUMBER,
    NULL,
    REFERENCE,
    /** <code>${?x}</code>. */
    OPTIONAL_REFERENCE,
    /** What is no HOCON; nothing follows but {@link #END}. */
    PROBLEM,
    END
  }

  /** A part of the tree, with its place. */
  public sealed interface Part {
    int start();

    int end();
  }

  /**
   * A token.
   *
   * @param text what it means: a quoted one without its quotes, any other as written
   */
  public record Piece(Kind kind, int start, int end, String text) implements Part {}

  /** A map, with {@link Field}s and {@link Include}s in the order in which they stand. */
  public record Block(List<Part> members, int start, int end) implements Part {}

  /** A list. */
  public record Items(List<Part> items, int start, int end) implements Part {}

  /** Values side by side, which HOCON joins. */
  public record Joined(List<Part> parts, int start, int end) implements Part {}

  /** A key, which may be a path, with its value. */
  public record Field(List<Segment> key, @Nullable Piece separator, Part value, int start, int end)
      implements Part {}

  /** One name of a key's path. */
  public record Segment(String name, int start, int end) {}

  /** An include of another file. */
  public record Include(String name, int start, int end) implements Part {}

  /**
   * What the library's parser said.
   *
   * @param root a {@link Block} or {@link Items}; absent where the text is no HOCON
   * @param stoppedAt the index of the last piece that the parser took
   * @param badPath whether it stopped because of a key before that piece
   */
  public record Parsed(@Nullable Part root, int stoppedAt, boolean badPath) {}

  private static final ConfigOrigin ORIGIN = ConfigOriginFactory.newSimple();

  private final List<Token> tokens = new ArrayList<>();
  private final List<Piece> pieces = new ArrayList<>();

  private HoconSyntax() {}

  /** Cuts a text into pieces, which is always possible. */
  public static HoconSyntax of(String text) {
    HoconSyntax syntax = new HoconSyntax();
    Iterator<Token> source = Tokenizer.tokenize(ORIGIN, new StringReader(text), ConfigSyntax.CONF);
    int offset = 0;
    while (source.hasNext()) {
      Token token = source.next();
      if (Tokens.isProblem(token)) {
        syntax.problem(token, text, offset);
        break;
      }
      if (Tokens.isSubstitution(token) && !isAsWritten(token, text, offset)) {
        syntax.problem(Tokens.newProblem(ORIGIN, "", "", false, null), text, offset);
        break;
      }
      int end = offset + token.tokenText().length();
      syntax.tokens.add(token);
      syntax.pieces.add(piece(token, offset, end));
      offset = end;
    }
    return syntax;
  }

  /** The library forgets white space in references, and with it where everything behind stands. */
  private static boolean isAsWritten(Token reference, String text, int offset) {
    String rendered = reference.tokenText();
    return text.startsWith(rendered, offset) && !rendered.contains("\n");
  }

  /** A problem ends the text; the library keeps the white space before it to itself. */
  private void problem(Token token, String text, int offset) {
    int start = offset;
    while (start < text.length()
        && text.charAt(start) != '\n'
        && ConfigImplUtil.isWhitespace(text.charAt(start))) {
      start++;
    }
    int end = Math.min(start + 1, text.length());
    tokens.add(token);
    tokens.add(Tokens.END);
    pieces.add(new Piece(Kind.PROBLEM, start, end, ""));
    pieces.add(new Piece(Kind.END, end, end, ""));
  }

  /** All pieces, an empty one at the start of the text included. */
  public List<Piece> pieces() {
    return List.copyOf(pieces);
  }

  /** Asks the library's parser for the tree. The caller bounds the depth before. */
  public Parsed parse() {
    int[] taken = {-1};
    Iterator<Token> counted =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return taken[0] + 1 < tokens.size();
          }

          @Override
          public Token next() {
            return tokens.get(++taken[0]);
          }
        };
    try {
      ConfigNodeRoot root =
          ConfigDocumentParser.parse(counted, ORIGIN, ConfigParseOptions.defaults());
      return new Parsed(members(root.children(), 0).getLast(), taken[0], false);
    } catch (ConfigException.BadPath e) {
      return new Parsed(null, taken[0], true);
    } catch (ConfigException e) {
      return new Parsed(null, taken[0], false);
    }
  }

  private static List<Part> members(Collection<AbstractConfigNode> nodes, int start) {
    List<Part> parts = new ArrayList<>();
    int offset = start;
    for (AbstractConfigNode node : nodes) {
      int end = offset + node.render().length();
      Part part = part(node, offset, end);
      if (part != null) {
        parts.add(part);
      }
      offset = end;
    }
    return parts;
  }

  private static @Nullable Part part(AbstractConfigNode node, int start, int end) {
    return switch (node) {
      case ConfigNodeField field -> field(field, start, end);
      case ConfigNodeInclude include -> new Include(include.name(), start, end);
      case ConfigNodeArray list -> new Items(members(list.children(), start), start, end);
      case ConfigNodeObject map -> new Block(members(map.children(), start), start, end);
      case ConfigNodeConcatenation joined ->
          new Joined(members(joined.children(), start), start, end);
      case ConfigNodeSimpleValue value -> piece(value.token(), start, end);
      default -> null;
    };
  }

  private static Field field(ConfigNodeField field, int start, int end) {
    int keyEnd = start + field.path().render().length();
    int valueStart = end - field.value().render().length();
    Part value = part(field.value(), valueStart, end);
    if (value == null) {
      throw new IllegalStateException("a field without a value");
    }
    int offset = start;
    Piece separator = null;
    for (Token token : field.tokens()) {
      int next = offset + token.tokenText().length();
      if (offset >= keyEnd && next <= valueStart) {
        Piece piece = piece(token, offset, next);
        boolean separates = piece.kind() == Kind.SEPARATOR || piece.kind() == Kind.APPEND;
        separator = separates ? piece : separator;
      }
      offset = next;
    }
    return new Field(segments(field.path(), start), separator, value, start, end);
  }

  /** The names of a path, each with its place: a dot outside of quotes parts them. */
  private static List<Segment> segments(ConfigNodePath path, int start) {
    List<Segment> segments = new ArrayList<>();
    Path rest = path.value();
    int offset = start;
    int from = start;
    for (Token token : path.tokens()) {
      String text = token.tokenText();
      boolean quoted = Tokens.isValueWithType(token, ConfigValueType.STRING);
      for (int i = 0; i < text.length() && !quoted; i++) {
        if (text.charAt(i) == '.') {
          segments.add(new Segment(rest.first(), from, offset + i));
          rest = rest.remainder();
          from = offset + i + 1;
        }
      }
      offset += text.length();
    }
    segments.add(new Segment(rest.first(), from, offset));
    return segments;
  }

  private static Piece piece(Token token, int start, int end) {
    Kind kind = kind(token);
    String text =
        switch (kind) {
          case QUOTED -> Tokens.getValue(token).transformToString().replace("\r\n", "\n");
          case REFERENCE -> "${" + inside(token) + "}";
          default -> token.tokenText();
        };
    return new Piece(kind, start, end, text);
  }

  private static String inside(Token reference) {
    String text = reference.tokenText();
    return text.substring(2, text.length() - 1).strip();
  }

  private static Kind kind(Token token) {
    return switch (token.tokenType()) {
      case OPEN_CURLY -> Kind.OPEN_MAP;
      case CLOSE_CURLY -> Kind.CLOSE_MAP;
      case OPEN_SQUARE -> Kind.OPEN_LIST;
      case CLOSE_SQUARE -> Kind.CLOSE_LIST;
      case COMMA -> Kind.COMMA;
      case EQUALS, COLON -> Kind.SEPARATOR;
      case PLUS_EQUALS -> Kind.APPEND;
      case NEWLINE -> Kind.NEWLINE;
      case START, IGNORED_WHITESPACE -> Kind.SPACE;
      case COMMENT -> Kind.COMMENT;
      case PROBLEM -> Kind.PROBLEM;
      case END -> Kind.END;
      case UNQUOTED_TEXT -> token.tokenText().isBlank() ? Kind.SPACE : Kind.PLAIN;
      case SUBSTITUTION ->
          Tokens.getSubstitutionOptional(token) ? Kind.OPTIONAL_REFERENCE : Kind.REFERENCE;
      case VALUE ->
          switch (Tokens.getValue(token).valueType()) {
            case STRING -> Kind.QUOTED;
            case NULL -> Kind.NULL;
            case NUMBER -> Kind.NUMBER;
            case BOOLEAN, LIST, OBJECT -> Kind.PLAIN;
          };
    };
  }
}
