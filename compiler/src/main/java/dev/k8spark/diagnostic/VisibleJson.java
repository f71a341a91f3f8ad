package dev.k8spark.diagnostic;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON whose texts may be shown by whoever reads it: values and names of files alike. */
public final class VisibleJson {

  private VisibleJson() {}

  /** Returns the tree with each text as {@link TerminalText} shows it. */
  public static JsonNode escape(JsonNode tree) {
    return switch (tree) {
      case ObjectNode object -> {
        ObjectNode shown = JsonNodeFactory.instance.objectNode();
        object.properties().forEach(field -> shown.set(field.getKey(), escape(field.getValue())));
        yield shown;
      }
      case ArrayNode array -> {
        ArrayNode shown = JsonNodeFactory.instance.arrayNode();
        array.forEach(item -> shown.add(escape(item)));
        yield shown;
      }
      case JsonNode text when text.isString() ->
          JsonNodeFactory.instance.stringNode(TerminalText.visibleLines(text.stringValue()));
      case JsonNode other -> other;
    };
  }
}
