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

  private final List<FormatToken> words;
  private final int[] containers;
  private final int[] closes;
  private final int[] keys;
  private final boolean[] starts;

  NestingIndex(List<FormatToken> words) {
    this.words = words;
    this.containers = new int[words.size()];
    this.closes = new int[words.size()];
    this.keys = new int[words.size()];
    this.starts = new boolean[words.size()];
    Arrays.fill(keys, NONE);
    walk();
  }

  private void walk() {
    Deque<Integer> open = new ArrayDeque<>(List.of(FILE));
    int key = NONE;
    for (int i = 0; i < words.size(); i++) {
      FormatToken word = words.get(i);
      if (word.closes()) {
        closes[open.element()] = i;
        containers[i] = open.pop();
        continue;
      }
      containers[i] = open.element();
      keys[i] = key;
      boolean isValue = word.opens() || word.role() == Role.VALUE;
      starts[i] = word.role() == Role.KEY || (isValue && key == NONE);
      key = word.role() == Role.KEY ? i : isValue ? NONE : key;
      if (word.opens()) {
        open.push(i);
      }
    }
  }

  List<FormatToken> words() {
    return words;
  }

  FormatToken word(int i) {
    return words.get(i);
  }

  int size() {
    return words.size();
  }

  /** What a word stands in; a closing one in what it closes. */
  int container(int i) {
    return containers[i];
  }

  /** The word that closes a container. */
  int close(int open) {
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
  int key(int i) {
    return keys[i];
  }

  /** Whether the author began a line with it, or a comment ends the line before it. */
  boolean isBroken(int i) {
    return i > 0 && (word(i).lineEnds() > 0 || word(i - 1).isComment());
  }

  boolean isFirstOf(int container, int i) {
    return i == container + 1;
  }

  boolean isEmpty(int container) {
    return closes[container] == container + 1;
  }
}
