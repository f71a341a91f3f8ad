package dev.k8spark.format;

import java.util.List;
import java.util.Random;

/**
 * HOCON as nobody would write it, but valid: all the places where blanks and comments may stand.
 */
final class RandomHocon {

  private static final List<String> NAMES =
      List.of("a", "bb", "name", "memory", "\"x.y\"", "\"with space\"", "two words", "cost-center");
  private static final List<String> SCALARS =
      List.of(
          "1",
          "4.30",
          "true",
          "null",
          "2g",
          "one  two 3",
          "\"\"",
          "\"quoted # // = : , { }\"",
          "\"a\\\"b\\u00e4\"",
          "\"\"\"raw\"\"\"",
          "\"\"\"two \t \r\n  lines  \n\"\"\"",
          "${params.day}",
          "/data/${name}/\"x\" y",
          "\"tail\"${name}",
          "grüße-😀",
          "\"a text that is as long as a path of an object in a bucket somewhere\"");

  private final Random random;
  private final StringBuilder text = new StringBuilder();
  private final String lineEnd;
  private int names;

  RandomHocon(long seed) {
    this.random = new Random(seed);
    this.lineEnd = chance(4) ? "\r\n" : "\n";
  }

  String file() {
    gap();
    if (chance(6)) {
      map(4);
    } else {
      members(4);
    }
    gap();
    return text.toString();
  }

  private void map(int depth) {
    text.append('{');
    gap();
    members(depth);
    gap();
    text.append('}');
  }

  private void members(int depth) {
    int count = random.nextInt(depth + 2);
    for (int i = 0; i < count; i++) {
      key();
      value(depth - 1);
      separator(i == count - 1);
    }
  }

  private void key() {
    text.append(NAMES.get(random.nextInt(NAMES.size())));
    for (int i = random.nextInt(3); i > 0; i--) {
      text.append(".k").append(random.nextInt(10));
    }
    text.append((chance(3) ? ".\"n.%d\"" : ".n%d").formatted(names));
    names++;
  }

  private void value(int depth) {
    int kind = depth <= 0 ? 0 : random.nextInt(4);
    gap();
    if (kind == 1) {
      if (chance(2)) {
        text.append(chance(2) ? "=" : ":");
        gap();
      }
      map(depth);
      return;
    }
    text.append(chance(2) ? "=" : ":");
    gap();
    if (kind == 2) {
      list(depth);
    } else {
      scalar();
    }
  }

  private void list(int depth) {
    text.append('[');
    gap();
    int count = random.nextInt(4);
    for (int i = 0; i < count; i++) {
      switch (depth <= 1 ? 0 : random.nextInt(4)) {
        case 0, 1 -> scalar();
        case 2 -> map(depth - 1);
        default -> list(depth - 1);
      }
      separator(i == count - 1);
    }
    text.append(']');
  }

  private void scalar() {
    text.append(SCALARS.get(random.nextInt(SCALARS.size())));
  }

  private void separator(boolean isLast) {
    blanks();
    if (chance(2)) {
      gap();
      text.append(',');
      gap();
    } else if (!isLast || chance(2)) {
      comment();
      text.append(lineEnd);
      gap();
    }
  }

  /** White space with comments, or none. */
  private void gap() {
    blanks();
    for (int i = chance(3) ? random.nextInt(3) : 0; i > 0; i--) {
      comment();
      text.append(lineEnd);
      blanks();
    }
  }

  private void comment() {
    if (chance(2)) {
      text.append(' ').append(chance(2) ? "#" : "//").append(chance(2) ? " why, { \" = ä  " : "");
    }
  }

  private void blanks() {
    text.append(
        switch (random.nextInt(6)) {
          case 0 -> "  ";
          case 1 -> "\t ";
          case 2 -> "       ";
          default -> " ";
        });
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }
}
