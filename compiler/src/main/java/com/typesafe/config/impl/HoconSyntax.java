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

  /** What a {@link HoconToken} is. */
  public enum TokenKind {
    OPEN_OBJECT,
    CLOSE_OBJECT,
    OPEN_ARRAY,
    CLOSE_ARRAY,
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
    UNQUOTED,
    NUMBER,
    NULL,
    SUBSTITUTION,
    /** <code>${?x}</code>. */
    OPTIONAL_SUBSTITUTION,
    /** What is no HOCON; nothing follows but {@link #END}. */
    PROBLEM,
    END
  }

  /** A part of the tree, with its place. */
  public sealed interface SyntaxNode {
    /** Returns the offset of its first character. */
    int start();

    /** Returns the offset behind its last character. */
    int end();
  }

  /**
   * A token of the text.
   *
   * @param text what it means: a quoted one without its quotes, any other as written
   */
  public record HoconToken(TokenKind kind, int start, int end, String text) implements SyntaxNode {}

  /** A map, with {@link FieldNode}s and {@link IncludeNode}s in the order in which they stand. */
  public record ObjectNode(List<SyntaxNode> members, int start, int end) implements SyntaxNode {}

  /** A list with its elements. */
  public record ArrayNode(List<SyntaxNode> elements, int start, int end) implements SyntaxNode {}

  /** Values side by side, which HOCON joins. */
  public record Concatenation(List<SyntaxNode> parts, int start, int end) implements SyntaxNode {}

  /** A key, which may be a path, with its value. */
  public record FieldNode(
      List<PathElement> key, @Nullable HoconToken separator, SyntaxNode value, int start, int end)
      implements SyntaxNode {}

  /** One name of a key's path. */
  public record PathElement(String name, int start, int end) {}

  /** An include of another file. */
  public record IncludeNode(String name, int start, int end) implements SyntaxNode {}

  /**
   * What the library's parser made of a text.
   *
   * @param root a {@link ObjectNode} or {@link ArrayNode}; absent where the text is no HOCON
   * @param stoppedAt the index of the last token that the parser consumed
   * @param badPath whether it stopped because of a key before that token
   */
  public record ParseResult(@Nullable SyntaxNode root, int stoppedAt, boolean badPath) {}

  private static final ConfigOrigin ORIGIN = ConfigOriginFactory.newSimple();

  private final List<Token> libraryTokens = new ArrayList<>();
  private final List<HoconToken> tokens = new ArrayList<>();

  private HoconSyntax() {}

  /** Cuts a text into tokens, which is always possible. */
  public static HoconSyntax of(String text) {
    HoconSyntax syntax = new HoconSyntax();
    Iterator<Token> source = Tokenizer.tokenize(ORIGIN, new StringReader(text), ConfigSyntax.CONF);
    int offset = 0;
    while (source.hasNext()) {
      Token token = source.next();
      if (Tokens.isProblem(token)) {
        syntax.addProblem(token, text, offset);
        break;
      }
      if (Tokens.isSubstitution(token) && !isAsWritten(token, text, offset)) {
        syntax.addProblem(Tokens.newProblem(ORIGIN, "", "", false, null), text, offset);
        break;
      }
      int end = offset + token.tokenText().length();
      syntax.libraryTokens.add(token);
      syntax.tokens.add(toToken(token, offset, end));
      offset = end;
    }
    return syntax;
  }

  /**
   * The library forgets white space in substitutions, and with it where everything behind stands.
   */
  private static boolean isAsWritten(Token reference, String text, int offset) {
    String rendered = reference.tokenText();
    return text.startsWith(rendered, offset) && !rendered.contains("\n");
  }

  /** A problem ends the text; the library keeps the white space before it to itself. */
  private void addProblem(Token token, String text, int offset) {
    int start = offset;
    while (start < text.length()
        && text.charAt(start) != '\n'
        && ConfigImplUtil.isWhitespace(text.charAt(start))) {
      start++;
    }
    int end = Math.min(start + 1, text.length());
    libraryTokens.add(token);
    libraryTokens.add(Tokens.END);
    tokens.add(new HoconToken(TokenKind.PROBLEM, start, end, ""));
    tokens.add(new HoconToken(TokenKind.END, end, end, ""));
  }

  /** Returns all tokens, an empty one at the start of the text included. */
  public List<HoconToken> tokens() {
    return List.copyOf(tokens);
  }

  /** Returns the tree that the library's parser makes. The caller bounds the depth before. */
  public ParseResult parse() {
    int[] consumed = {-1};
    Iterator<Token> counted =
        new Iterator<>() {
          @Override
          public boolean hasNext() {
            return consumed[0] + 1 < libraryTokens.size();
          }

          @Override
          public Token next() {
            return libraryTokens.get(++consumed[0]);
          }
        };
    try {
      ConfigNodeRoot root =
          ConfigDocumentParser.parse(counted, ORIGIN, ConfigParseOptions.defaults());
      return new ParseResult(toNodes(root.children(), 0).getLast(), consumed[0], false);
    } catch (ConfigException.BadPath e) {
      return new ParseResult(null, consumed[0], true);
    } catch (ConfigException e) {
      return new ParseResult(null, consumed[0], false);
    }
  }

  private static List<SyntaxNode> toNodes(Collection<AbstractConfigNode> children, int start) {
    List<SyntaxNode> nodes = new ArrayList<>();
    int offset = start;
    for (AbstractConfigNode child : children) {
      int end = offset + child.render().length();
      SyntaxNode node = toNode(child, offset, end);
      if (node != null) {
        nodes.add(node);
      }
      offset = end;
    }
    return nodes;
  }

  private static @Nullable SyntaxNode toNode(AbstractConfigNode node, int start, int end) {
    return switch (node) {
      case ConfigNodeField field -> toField(field, start, end);
      case ConfigNodeInclude include -> new IncludeNode(include.name(), start, end);
      case ConfigNodeArray array -> new ArrayNode(toNodes(array.children(), start), start, end);
      case ConfigNodeObject object -> new ObjectNode(toNodes(object.children(), start), start, end);
      case ConfigNodeConcatenation concatenation ->
          new Concatenation(toNodes(concatenation.children(), start), start, end);
      case ConfigNodeSimpleValue value -> toToken(value.token(), start, end);
      default -> null;
    };
  }

  private static FieldNode toField(ConfigNodeField field, int start, int end) {
    int keyEnd = start + field.path().render().length();
    int valueStart = end - field.value().render().length();
    SyntaxNode value = toNode(field.value(), valueStart, end);
    if (value == null) {
      throw new IllegalStateException("a field without a value");
    }
    int offset = start;
    HoconToken separator = null;
    for (Token libraryToken : field.tokens()) {
      int next = offset + libraryToken.tokenText().length();
      if (offset >= keyEnd && next <= valueStart) {
        HoconToken token = toToken(libraryToken, offset, next);
        boolean separates = token.kind() == TokenKind.SEPARATOR || token.kind() == TokenKind.APPEND;
        separator = separates ? token : separator;
      }
      offset = next;
    }
    return new FieldNode(splitPath(field.path(), start), separator, value, start, end);
  }

  /** The names of a path, each with its place: a dot outside of quotes parts them. */
  private static List<PathElement> splitPath(ConfigNodePath path, int start) {
    List<PathElement> elements = new ArrayList<>();
    Path rest = path.value();
    int offset = start;
    int from = start;
    for (Token token : path.tokens()) {
      String text = token.tokenText();
      boolean quoted = Tokens.isValueWithType(token, ConfigValueType.STRING);
      for (int i = 0; i < text.length() && !quoted; i++) {
        if (text.charAt(i) == '.') {
          elements.add(new PathElement(rest.first(), from, offset + i));
          rest = rest.remainder();
          from = offset + i + 1;
        }
      }
      offset += text.length();
    }
    elements.add(new PathElement(rest.first(), from, offset));
    return elements;
  }

  private static HoconToken toToken(Token token, int start, int end) {
    TokenKind kind = kindOf(token);
    String text =
        switch (kind) {
          case QUOTED -> Tokens.getValue(token).transformToString().replace("\r\n", "\n");
          case SUBSTITUTION -> "${" + pathOfSubstitution(token) + "}";
          default -> token.tokenText();
        };
    return new HoconToken(kind, start, end, text);
  }

  private static String pathOfSubstitution(Token reference) {
    String text = reference.tokenText();
    return text.substring(2, text.length() - 1).strip();
  }

  private static TokenKind kindOf(Token token) {
    return switch (token.tokenType()) {
      case OPEN_CURLY -> TokenKind.OPEN_OBJECT;
      case CLOSE_CURLY -> TokenKind.CLOSE_OBJECT;
      case OPEN_SQUARE -> TokenKind.OPEN_ARRAY;
      case CLOSE_SQUARE -> TokenKind.CLOSE_ARRAY;
      case COMMA -> TokenKind.COMMA;
      case EQUALS, COLON -> TokenKind.SEPARATOR;
      case PLUS_EQUALS -> TokenKind.APPEND;
      case NEWLINE -> TokenKind.NEWLINE;
      case START, IGNORED_WHITESPACE -> TokenKind.SPACE;
      case COMMENT -> TokenKind.COMMENT;
      case PROBLEM -> TokenKind.PROBLEM;
      case END -> TokenKind.END;
      case UNQUOTED_TEXT -> token.tokenText().isBlank() ? TokenKind.SPACE : TokenKind.UNQUOTED;
      case SUBSTITUTION ->
          Tokens.getSubstitutionOptional(token)
              ? TokenKind.OPTIONAL_SUBSTITUTION
              : TokenKind.SUBSTITUTION;
      case VALUE ->
          switch (Tokens.getValue(token).valueType()) {
            case STRING -> TokenKind.QUOTED;
            case NULL -> TokenKind.NULL;
            case NUMBER -> TokenKind.NUMBER;
            case BOOLEAN, LIST, OBJECT -> TokenKind.UNQUOTED;
          };
    };
  }
}
