package dev.k8spark.schema;

import dev.k8spark.source.Node;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives texts the types that the schema asks for at their place: {@code 8080} is a number where a
 * number is wanted and a text where a text is. What does not fit stays a text, for the validator to
 * refuse.
 */
final class TypedJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]{1,18})?");

  private final SchemaWalk walk;

  TypedJson(SchemaWalk walk) {
    this.walk = walk;
  }

  JsonNode convert(Node node) {
    return convert(node, walk.topSchemas());
  }

  private JsonNode convert(Node node, List<JsonNode> schemas) {
    return switch (node) {
      case Node.Text text -> convertScalar(text.value(), SchemaWalk.typesOf(schemas));
      case Node.Null _, Node.Invalid _ -> JSON.nullNode();
      case Node.Sequence sequence -> {
        ArrayNode array = JSON.arrayNode();
        List<JsonNode> items = walk.schemasOfItem(schemas);
        sequence.items().forEach(item -> array.add(convert(item, items)));
        yield array;
      }
      case Node.Mapping mapping -> {
        ObjectNode object = JSON.objectNode();
        mapping
            .entries()
            .forEach(
                (key, entry) -> {
                  switch (entry.value()) {
                    case Node.Null _, Node.Invalid _ -> {}
                    case Node.Text _, Node.Sequence _, Node.Mapping _ ->
                        object.set(key, convert(entry.value(), walk.schemasOfValue(schemas, key)));
                  }
                });
        yield object;
      }
    };
  }

  static JsonNode convertScalar(String text, Set<String> types) {
    if (types.contains("string")) {
      return JSON.stringNode(text);
    } else if (types.contains("integer") && INTEGER.matcher(text).matches()) {
      return JSON.numberNode(Long.parseLong(text));
    } else if (types.contains("number") && NUMBER.matcher(text).matches()) {
      return JSON.numberNode(new BigDecimal(text));
    } else if (types.contains("boolean") && (text.equals("true") || text.equals("false"))) {
      return JSON.booleanNode(text.equals("true"));
    }
    return JSON.stringNode(text);
  }
}
