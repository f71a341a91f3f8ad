package dev.k8spark.cli;

import dev.k8spark.cli.RandomJob.Block;
import dev.k8spark.cli.RandomJob.Entry;
import dev.k8spark.cli.RandomJob.Scalar;
import dev.k8spark.cli.RandomJob.Waiver;
import dev.k8spark.cli.RandomJob.Waivers;
import dev.k8spark.cli.TwoTexts.Words;
import java.util.List;
import java.util.Random;

/** HOCON: braces or dotted paths, with and without signs, quotes and commas. */
final class RandomHoconLayout extends RandomLayout {

  private static final String PLAIN = "[A-Za-z0-9.-]+";

  RandomHoconLayout(Random random) {
    super(random);
  }

  @Override
  void block(String indent, Block block) {
    if (chance(3)) {
      dotted(indent, block);
      return;
    }
    texts.add(indent).add(key(block.key())).add(opening());
    if (chance(2)) {
      texts.add(lineEnd);
      inLines(indent, block);
      texts.add(indent + "}");
    } else {
      texts.add(" ");
      inOneLine(block);
      texts.add(" }");
    }
    end();
  }

  private void dotted(String indent, Block block) {
    for (Entry entry : block.entries()) {
      gap(indent);
      texts.add(indent).add(key(block.key())).add(".");
      assign((Scalar) entry);
      end();
    }
  }

  @Override
  void assign(Scalar scalar) {
    texts.add(key(scalar.key()));
    texts.add(chance(2) ? blanks() + "=" + blanks() : chance(2) ? ":" + blanks() : "=");
    boolean isPlain = scalar.value().wrong().matches(PLAIN) && chance(2);
    texts.add(isPlain ? scalar.value() : quoted(scalar.value(), "\""));
  }

  @Override
  void waivers(String indent, Waivers waivers) {
    List<Waiver> all = waivers.all();
    switch (random.nextInt(3)) {
      case 0 ->
          all.stream()
              .map(one -> List.of(new Waiver("waivers." + one.code(), one.until(), one.isNeeded())))
              .forEach(one -> belowEachOther(indent, one, true));
      case 1 -> {
        if (waivers.isNeedless()) {
          String each = String.join(", ", all.stream().map(this::waiver).toList());
          removed(indent, "waivers { " + each + " }");
        } else {
          texts.add(indent + "waivers" + opening() + " ");
          inOneLine(all);
          texts.add(" }");
          end();
        }
      }
      default -> waiversInLines(indent, waivers);
    }
  }

  /** With a comment in it, an empty map is left. */
  private void waiversInLines(String indent, Waivers waivers) {
    boolean stays = !waivers.isNeedless() || chance(2);
    if (stays) {
      texts.add(indent + "waivers" + opening() + (waivers.isNeedless() ? " # kept" : "") + lineEnd);
      belowEachOther(deeper(indent), waivers.all(), true);
      texts.add(indent + "}");
      end();
    } else {
      StringBuilder whole = new StringBuilder("waivers {" + lineEnd);
      waivers.all().forEach(one -> whole.append(deeper(indent) + waiver(one) + lineEnd));
      removed(indent, whole + indent + "}");
    }
  }

  @Override
  String waiver(Waiver waiver) {
    String day = waiver.until().endsWith("11-01") ? waiver.until() : "\"" + waiver.until() + "\"";
    String sign = waiver.code().length() % 2 == 0 ? " " : " = ";
    return waiver.code() + sign + "{ reason = \"so, #12 // x\", until = " + day + " }";
  }

  @Override
  String comma() {
    return chance(5) ? "," : "";
  }

  @Override
  String comment() {
    return chance(2) ? "#" : "//";
  }

  private String opening() {
    return chance(3) ? blanks() + "= {" : chance(3) ? ": {" : blanks() + "{";
  }

  private Words key(Words key) {
    return chance(4) && !key.right().contains(".") ? quoted(key, "\"") : key;
  }
}
