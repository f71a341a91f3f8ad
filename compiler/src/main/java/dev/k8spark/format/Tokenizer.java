package dev.k8spark.format;

import com.typesafe.config.impl.HoconSyntax;
import com.typesafe.config.impl.HoconSyntax.Block;
import com.typesafe.config.impl.HoconSyntax.Field;
import com.typesafe.config.impl.HoconSyntax.Items;
import com.typesafe.config.impl.HoconSyntax.Joined;
import com.typesafe.config.impl.HoconSyntax.Part;
import com.typesafe.config.impl.HoconSyntax.Piece;
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
  private final Map<Integer, Whole> wholes = new HashMap<>();
  private final List<FormatToken> words = new ArrayList<>();

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
  private record Whole(@Nullable Role role, int end) {}

  static List<FormatToken> read(String text) {
    Tokenizer reader = new Tokenizer(text);
    HoconSyntax syntax = HoconSyntax.of(text);
    Part root = syntax.parse().root();
    if (root == null) {
      throw new IllegalArgumentException("no HOCON: it was to be read before");
    }
    reader.mark(root);
    syntax.pieces().forEach(reader::piece);
    return List.copyOf(reader.words);
  }

  private void mark(Part part) {
    switch (part) {
      case Block block -> block.members().forEach(this::mark);
      case Items items -> items.items().forEach(this::mark);
      case Field field -> {
        wholes.put(field.start(), new Whole(Role.KEY, field.key().getLast().end()));
        Piece sign = field.separator();
        if (sign != null) {
          Role role = field.value() instanceof Block ? null : Role.SIGN;
          wholes.put(sign.start(), new Whole(role, sign.end()));
        }
        mark(field.value());
      }
      case Joined joined -> wholes.put(joined.start(), new Whole(Role.VALUE, joined.end()));
      case Piece piece -> wholes.put(piece.start(), new Whole(Role.VALUE, piece.end()));
      case HoconSyntax.Include _ ->
          throw new IllegalArgumentException("an include: it was to be refused before");
    }
  }

  private void piece(Piece piece) {
    if (piece.start() < offset || piece.start() == piece.end()) {
      return;
    }
    Whole whole = wholes.get(piece.start());
    if (whole != null) {
      whole(whole);
      return;
    }
    switch (piece.kind()) {
      case NEWLINE -> {
        advance(piece.end());
        lineEnds++;
      }
      case SPACE -> advance(piece.end());
      case COMMA -> {
        advance(piece.end());
        inked = column;
      }
      case OPEN_MAP -> word(Role.OPEN_MAP, piece.end());
      case CLOSE_MAP -> word(Role.CLOSE_MAP, piece.end());
      case OPEN_LIST -> word(Role.OPEN_LIST, piece.end());
      case CLOSE_LIST -> word(Role.CLOSE_LIST, piece.end());
      case COMMENT -> word(Role.COMMENT, piece.end());
      case SEPARATOR,
          APPEND,
          QUOTED,
          PLAIN,
          NUMBER,
          NULL,
          REFERENCE,
          OPTIONAL_REFERENCE,
          PROBLEM,
          END ->
          throw new IllegalStateException("a piece that the tree does not know: " + piece);
    }
  }

  private void whole(Whole whole) {
    if (whole.role() == null) {
      leftOut = column;
      advance(whole.end());
      inked = column;
    } else {
      word(whole.role(), whole.end());
    }
  }

  private void word(Role role, int end) {
    String written = text.substring(offset, end);
    String kept =
        switch (role) {
          case SIGN -> "=";
          case COMMENT -> written.stripTrailing();
          case OPEN_MAP, CLOSE_MAP, OPEN_LIST, CLOSE_LIST, KEY, VALUE -> written;
        };
    boolean standsForSign = role == Role.OPEN_MAP && leftOut >= 0;
    int at = standsForSign ? leftOut : column;
    words.add(new FormatToken(role, kept, lineEnds, at, Math.max(0, column - inked)));
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
