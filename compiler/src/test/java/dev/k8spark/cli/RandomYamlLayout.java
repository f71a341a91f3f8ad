package dev.k8spark.cli;

import dev.k8spark.cli.RandomJob.Block;
import dev.k8spark.cli.RandomJob.Scalar;
import dev.k8spark.cli.RandomJob.Waiver;
import dev.k8spark.cli.RandomJob.Waivers;
import dev.k8spark.cli.TwoTexts.Words;
import java.util.List;
import java.util.Random;

/** YAML: blocks or braces, with and without quotes. */
final class RandomYamlLayout extends RandomLayout {

  private static final List<String> QUOTES = List.of("", "", "'", "\"");

  RandomYamlLayout(Random random) {
    super(random);
  }

  @Override
  void block(String indent, Block block) {
    texts.add(indent).add(quoted(block.key())).add(":");
    if (chance(2)) {
      texts.add(" {");
      inOneLine(block);
      texts.add("}");
      end();
    } else {
      end();
      inLines(indent, block);
    }
  }

  @Override
  void assign(Scalar scalar) {
    texts.add(quoted(scalar.key())).add(":" + blanks()).add(quoted(scalar.value()));
  }

  @Override
  void waivers(String indent, Waivers waivers) {
    boolean isFlow = chance(2);
    if (!waivers.isNeedless()) {
      texts.add(indent + "waivers:");
      if (isFlow) {
        texts.add(" {");
        inOneLine(waivers.all());
        texts.add("}");
        end();
      } else {
        end();
        belowEachOther(deeper(indent), waivers.all(), true);
      }
      return;
    }
    String between = isFlow ? ", " : lineEnd + deeper(indent);
    String each = String.join(between, waivers.all().stream().map(this::waiver).toList());
    removed(indent, "waivers:" + (isFlow ? " {" + each + "}" : lineEnd + deeper(indent) + each));
  }

  @Override
  String waiver(Waiver waiver) {
    return "%s: {reason: \"so, #12 // x\", until: '%s'}".formatted(waiver.code(), waiver.until());
  }

  @Override
  String comma() {
    return "";
  }

  @Override
  String comment() {
    return "#";
  }

  private Words quoted(Words words) {
    return quoted(words, QUOTES.get(random.nextInt(QUOTES.size())));
  }
}
