package dev.k8spark.lint.report;

import dev.k8spark.diagnostic.VisibleJson;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** JSON for files: indented, the same bytes everywhere, with a line feed at its end. */
public final class JsonText {

  private JsonText() {}

  /** Makes an empty object, whose keys stay in the order in which they are put. */
  public static ObjectNode createObject() {
    return JsonNodeFactory.instance.objectNode();
  }

  /** Makes an empty array. */
  public static ArrayNode createArray() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /** Writes a tree as the text of a file. */
  public static String write(JsonNode tree) {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    ObjectWriter writer =
        JsonMapper.shared()
            .writer()
            .with(
                new DefaultPrettyPrinter()
                    .withObjectIndenter(indenter)
                    .withArrayIndenter(indenter));
    return writer.writeValueAsString(VisibleJson.escape(tree)) + "\n";
  }
}
