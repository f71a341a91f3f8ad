package dev.k8spark.rehearsal.report;

import dev.k8spark.diagnostic.TerminalText;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.ParseSettings;
import org.jsoup.parser.Parser;
import org.jsoup.parser.Tag;

/** Elements in one expression each. Text is shown as it is, whoever wrote it. */
final class HtmlElements {

  private HtmlElements() {}

  static Element html(String name, Node... children) {
    return html(name, List.of(children));
  }

  static Element html(String name, Collection<? extends Node> children) {
    return new Element(name).appendChildren(children);
  }

  static Element html(String name, String text) {
    return html(name, text(text));
  }

  static Element svg(String name, Node... children) {
    return svg(name, List.of(children));
  }

  static Element svg(String name, Collection<? extends Node> children) {
    Tag tag = Tag.valueOf(name, Parser.NamespaceSvg, ParseSettings.preserveCase);
    return new Element(tag, "").appendChildren(children);
  }

  static Element svg(String name, String text) {
    return svg(name, text(text));
  }

  /** What would turn or hide the text around it becomes a picture; lines stay lines. */
  static String shown(String text) {
    return text.lines().map(TerminalText::visible).collect(Collectors.joining("\n"));
  }

  private static TextNode text(String text) {
    return new TextNode(shown(text));
  }
}
