package dev.k8spark.schema;

import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The forms into which a schema is brought before it is compiled. */
final class SchemaForms {

  /** What speaks of completeness, and so of no single layer. */
  private static final Set<String> COMPLETENESS =
      Set.of("required", "oneOf", "anyOf", "dependentRequired", "minProperties");

  private SchemaForms() {}

  /**
   * Puts the properties of a referred object where {@code unevaluatedProperties} closes it. Without
   * this, one wrong value would make the validator call every key unknown, since a schema that
   * failed evaluates nothing.
   */
  static ObjectNode closed(ObjectNode root) {
    return (ObjectNode) close(root, root);
  }

  /** A schema with another's definitions among its own, so that it can refer to them. */
  static ObjectNode withDefinitionsOf(ObjectNode schema, ObjectNode other) {
    ObjectNode joined = schema.deepCopy();
    ObjectNode definitions = joined.withObject("$defs");
    other.path("$defs").properties().forEach(e -> definitions.set(e.getKey(), e.getValue()));
    return joined;
  }

  private static JsonNode close(JsonNode node, ObjectNode root) {
    if (node instanceof ArrayNode array) {
      ArrayNode copy = array.arrayNode();
      array.forEach(item -> copy.add(close(item, root)));
      return copy;
    }
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    ObjectNode copy = object.objectNode();
    object.properties().forEach(e -> copy.set(e.getKey(), close(e.getValue(), root)));
    if (copy.path("$ref").isString()) {
      copy.put("$ref", "#" + pointer(copy.path("$ref").asString()));
    }
    if (copy.has("unevaluatedProperties")) {
      inline(copy, root);
    }
    return copy;
  }

  private static void inline(ObjectNode copy, ObjectNode root) {
    String reference = pointer(copy.path("$ref").asString());
    ObjectNode properties = copy.objectNode();
    root.at(reference)
        .path("properties")
        .properties()
        .forEach(e -> properties.set(e.getKey(), close(e.getValue(), root)));
    copy.path("properties").properties().forEach(e -> properties.set(e.getKey(), e.getValue()));
    copy.set("properties", properties);
    copy.remove("$ref");
    copy.set("additionalProperties", copy.remove("unevaluatedProperties"));
  }

  /** Where in the joined schema a reference leads, whichever file it names. */
  static String pointer(String reference) {
    return reference.substring(reference.indexOf('#') + 1);
  }

  /** The same schema for a layer, which may leave anything out. */
  static JsonNode withoutCompleteness(JsonNode node) {
    if (node instanceof ArrayNode array) {
      ArrayNode copy = array.arrayNode();
      array.forEach(item -> copy.add(withoutCompleteness(item)));
      return copy;
    }
    if (!(node instanceof ObjectNode object)) {
      return node;
    }
    ObjectNode copy = object.objectNode();
    object
        .properties()
        .forEach(
            e -> {
              if (!COMPLETENESS.contains(e.getKey())) {
                copy.set(e.getKey(), withoutCompleteness(e.getValue()));
              }
            });
    return copy;
  }
}
