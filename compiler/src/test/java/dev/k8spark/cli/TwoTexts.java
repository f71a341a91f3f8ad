package dev.k8spark.cli;

/** A file before and after its fixes, written at once. */
final class TwoTexts {

  private final StringBuilder wrong = new StringBuilder();
  private final StringBuilder right = new StringBuilder();
  private int slips;

  /** What a user wrote, and what was meant. */
  record Words(String wrong, String right) {

    static Words sure(String word) {
      return new Words(word, word);
    }

    boolean isSure() {
      return wrong.equals(right);
    }
  }

  TwoTexts add(String both) {
    wrong.append(both);
    right.append(both);
    return this;
  }

  TwoTexts add(Words words) {
    slips += words.isSure() ? 0 : 1;
    wrong.append(words.wrong());
    right.append(words.right());
    return this;
  }

  /** What a fix removes. */
  TwoTexts addRemoved(String text) {
    return add(new Words(text, ""));
  }

  /** The last line has no end, where it is one that stays. */
  void stripLineEnd() {
    String text = wrong.toString().stripTrailing();
    String last = wrong.substring(text.lastIndexOf('\n') + 1);
    if (right.toString().endsWith(last)) {
      wrong.setLength(text.length());
      right.setLength(right.toString().stripTrailing().length());
    }
  }

  String wrong() {
    return wrong.toString();
  }

  String right() {
    return right.toString();
  }

  int slips() {
    return slips;
  }
}
