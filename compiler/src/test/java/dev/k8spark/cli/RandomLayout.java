package dev.k8spark.cli;

import dev.k8spark.cli.RandomJob.Block;
import dev.k8spark.cli.RandomJob.Entry;
import dev.k8spark.cli.RandomJob.Scalar;
import dev.k8spark.cli.RandomJob.Waiver;
import dev.k8spark.cli.RandomJob.Waivers;
import dev.k8spark.cli.TwoTexts.Words;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Writes a job with its slips as somebody might: what HOCON and YAML have in common. */
abstract class RandomLayout {

  final Random random;
  final TwoTexts texts = new TwoTexts();
  final String lineEnd;
  private final String step;
  private int comments;

  RandomLayout(Random random) {
    this.random = random;
    this.lineEnd = chance(3) ? "\r\n" : "\n";
    this.step = " ".repeat(2 + random.nextInt(3));
  }

  TwoTexts write(List<Entry> job) {
    if (chance(8)) {
      texts.add("\uFEFF");
    }
    job.forEach(
        entry -> {
          gap("");
          entry("", entry);
        });
    gap("");
    if (chance(4)) {
      texts.stripLineEnd();
    }
    return texts;
  }

  final void entry(String indent, Entry entry) {
    switch (entry) {
      case Scalar scalar -> scalar(indent, scalar);
      case Block block -> block(indent, block);
      case Waivers waivers -> waivers(indent, waivers);
    }
  }

  private void scalar(String indent, Scalar scalar) {
    texts.add(indent);
    assign(scalar);
    end();
  }

  abstract void block(String indent, Block block);

  /** A key with its value, without its line end. */
  abstract void assign(Scalar scalar);

  abstract void waivers(String indent, Waivers waivers);

  /** A waiver in one line, without its line end. */
  abstract String waiver(Waiver waiver);

  /** What may stand behind an entry on its line, with the comma that goes with it. */
  abstract String comma();

  abstract String comment();

  final String deeper(String indent) {
    return indent + step;
  }

  final void inLines(String indent, Block block) {
    for (Entry entry : block.entries()) {
      gap(deeper(indent));
      entry(deeper(indent), entry);
    }
  }

  final void inOneLine(Block block) {
    String between = "";
    for (Entry entry : block.entries()) {
      texts.add(between);
      assign((Scalar) entry);
      between = "," + blanks();
    }
  }

  /** Waivers in braces on one line, of which each but the last has a comma. */
  final void inOneLine(List<Waiver> all) {
    List<Waiver> needed = all.stream().filter(Waiver::isNeeded).toList();
    texts.add(
        new Words(
            all.stream().map(this::waiver).collect(Collectors.joining(", ")),
            needed.stream().map(this::waiver).collect(Collectors.joining(", "))));
  }

  /** Waivers one below another. */
  final void belowEachOther(String indent, List<Waiver> all, boolean hasComments) {
    for (Waiver waiver : all) {
      if (hasComments) {
        gap(indent);
      }
      if (waiver.isNeeded()) {
        texts.add(indent + waiver(waiver));
        end();
      } else {
        removed(indent, waiver(waiver));
      }
    }
  }

  /** A line that goes, but for a comment at its end. */
  final void removed(String indent, String entry) {
    String blanks = chance(2) ? " " : "";
    String comma = comma();
    if (chance(3)) {
      texts.add(indent).addRemoved(entry + (comma.isEmpty() ? "" : comma + " "));
      texts.add((comma.isEmpty() ? " " : "") + numbered() + lineEnd);
    } else {
      texts.addRemoved(indent + entry + comma + blanks + lineEnd);
    }
  }

  /** Ends a line that stays. */
  final void end() {
    texts.add(comma());
    texts.add(chance(3) ? blanks() + numbered() : chance(4) ? " " : "");
    texts.add(lineEnd);
  }

  final void gap(String indent) {
    for (int i = chance(3) ? 1 + random.nextInt(2) : 0; i > 0; i--) {
      texts.add(chance(2) ? chance(2) ? "  " : "" : indent + numbered());
      texts.add(lineEnd);
    }
  }

  final String blanks() {
    return " ".repeat(1 + random.nextInt(3));
  }

  final Words quoted(Words words, String quote) {
    return new Words(quote + words.wrong() + quote, quote + words.right() + quote);
  }

  final boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }

  private String numbered() {
    return comment() + " c" + comments++ + " ä 😀 { : \" excutor";
  }
}
