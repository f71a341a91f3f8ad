package dev.k8spark.format;

import dev.k8spark.format.FormatToken.Role;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * How the words of a file belong together. A container is named by the index of the word that opens
 * it, the file itself by {@link #FILE}.
 */
final class NestingIndex {

  static final int FILE = -1;
  private static final int NONE = -1;

  private final List<FormatToken> tokens;
  private final int[] containers;
  private final int[] closes;
  private final int[] keys;
  private final boolean[] starts;

  NestingIndex(List<FormatToken> tokens) {
    this.tokens = tokens;
    this.containers = new int[tokens.size()];
    this.closes = new int[tokens.size()];
    this.keys = new int[tokens.size()];
    this.starts = new boolean[tokens.size()];
    Arrays.fill(keys, NONE);
    indexAll();
  }

  private void indexAll() {
    Deque<Integer> open = new ArrayDeque<>(List.of(FILE));
    int key = NONE;
    for (int i = 0; i < tokens.size(); i++) {
      FormatToken token = tokens.get(i);
      if (token.closes()) {
        closes[open.element()] = i;
        containers[i] = open.pop();
        continue;
      }
      containers[i] = open.element();
      keys[i] = key;
      boolean isValue = token.opens() || token.role() == Role.VALUE;
      starts[i] = token.role() == Role.KEY || (isValue && key == NONE);
      key = token.role() == Role.KEY ? i : isValue ? NONE : key;
      if (token.opens()) {
        open.push(i);
      }
    }
  }

  List<FormatToken> tokens() {
    return tokens;
  }

  FormatToken token(int i) {
    return tokens.get(i);
  }

  int size() {
    return tokens.size();
  }

  /** What a word stands in; a closing one in what it closes. */
  int containerOf(int i) {
    return containers[i];
  }

  /** The word that closes a container. */
  int closeOf(int open) {
    return closes[open];
  }

  /** Whether a word is the first of a field or of an item. */
  boolean starts(int i) {
    return starts[i];
  }

  /** Whether a word stands behind a key, up to the start of the key's value. */
  boolean isInField(int i) {
    return keys[i] != NONE;
  }

  /** The key behind which a word stands. */
  int keyOf(int i) {
    return keys[i];
  }

  /** Whether the author began a line with it, or a comment ends the line before it. */
  boolean isBroken(int i) {
    return i > 0 && (token(i).lineEnds() > 0 || token(i - 1).isComment());
  }

  boolean isFirstOf(int container, int i) {
    return i == container + 1;
  }

  boolean isEmpty(int container) {
    return closes[container] == container + 1;
  }
}
