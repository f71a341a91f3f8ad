package dev.k8spark.format;

/**
 * The smallest part of a HOCON text that formatting moves as a whole; its own characters are never
 * changed. Commas are no words: they follow from where lines end.
 *
 * @param text as it was written, but {@code =} for {@code :}, and a comment without blanks behind
 * @param lineEnds how many lines end between the word before and this one
 * @param column where it began on its line, from zero, with tabs opened
 * @param gap how many columns of blanks were before it
 */
record FormatToken(Role role, String text, int lineEnds, int column, int gap) {

  /** What a word is. */
  enum Role {
    OPEN_OBJECT,
    CLOSE_OBJECT,
    OPEN_ARRAY,
    CLOSE_ARRAY,
    /** A whole path. */
    KEY,
    /** Between a key and its value; a map needs none. */
    SEPARATOR,
    /** A scalar, with all pieces of which it is joined. */
    VALUE,
    /** Up to the end of its line. */
    COMMENT
  }

  boolean opens() {
    return role == Role.OPEN_OBJECT || role == Role.OPEN_ARRAY;
  }

  boolean closes() {
    return role == Role.CLOSE_OBJECT || role == Role.CLOSE_ARRAY;
  }

  boolean isArray() {
    return role == Role.OPEN_ARRAY || role == Role.CLOSE_ARRAY;
  }

  boolean isComment() {
    return role == Role.COMMENT;
  }

  /** How many columns its last line takes. */
  int width() {
    return text.codePointCount(text.lastIndexOf('\n') + 1, text.length());
  }

  boolean hasLines() {
    return text.indexOf('\n') >= 0;
  }
}
