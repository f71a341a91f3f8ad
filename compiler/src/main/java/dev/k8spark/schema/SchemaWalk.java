package dev.k8spark.schema;

import dev.k8spark.source.KeyPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Finds what a schema says of one place of a document. */
final class SchemaWalk {

  private final ObjectNode root;

  SchemaWalk(ObjectNode root) {
    this.root = root;
  }

  /** What the schema says of the whole document. */
  List<JsonNode> topSchemas() {
    return withReferences(root);
  }

  /** What the schemas of a map say of the value of one of its keys. */
  List<JsonNode> schemasOfValue(List<JsonNode> schemas, String key) {
    List<JsonNode> values = new ArrayList<>();
    for (JsonNode schema : schemas) {
      JsonNode property = schema.path("properties").path(key);
      JsonNode chosen = property.isMissingNode() ? schema.path("additionalProperties") : property;
      if (chosen.isObject()) {
        values.addAll(withReferences(chosen));
      }
    }
    return values;
  }

  /** What the schemas of a list say of its items. */
  List<JsonNode> schemasOfItem(List<JsonNode> schemas) {
    return schemas.stream()
        .map(schema -> schema.path("items"))
        .filter(JsonNode::isObject)
        .flatMap(items -> withReferences(items).stream())
        .toList();
  }

  List<JsonNode> schemasAt(KeyPath path) {
    List<JsonNode> schemas = topSchemas();
    for (String key : path.keys()) {
      List<JsonNode> item = schemasOfItem(schemas);
      schemas = item.isEmpty() ? schemasOfValue(schemas, key) : item;
    }
    return schemas;
  }

  /** The keys that may stand in a map. */
  static Set<String> keysOf(List<JsonNode> schemas) {
    Set<String> keys = new TreeSet<>();
    schemas.forEach(schema -> keys.addAll(schema.path("properties").propertyNames()));
    return keys;
  }

  /** The keys that a map at this place must have, once all layers are merged. */
  static Set<String> requiredOf(List<JsonNode> schemas) {
    Set<String> keys = new TreeSet<>();
    schemas.forEach(schema -> schema.path("required").forEach(key -> keys.add(key.asString())));
    return keys;
  }

  /** The types that the value at this place may have, in JSON Schema's words. */
  static Set<String> typesOf(List<JsonNode> schemas) {
    Set<String> types = new TreeSet<>();
    for (JsonNode schema : schemas) {
      JsonNode type = schema.path("type");
      if (type.isArray()) {
        type.forEach(one -> types.add(one.asString()));
      } else if (type.isString()) {
        types.add(type.asString());
      }
    }
    return types;
  }

  boolean isFlat(KeyPath path) {
    List<JsonNode> schemas = topSchemas();
    for (String key : path.keys()) {
      if (hasOpenTemplate(schemas)) {
        return isFlatName(schemas, path.last());
      }
      schemas = schemasOfValue(schemas, key);
    }
    return schemas.stream().anyMatch(schema -> schema.path("x-flat").asBoolean(false));
  }

  private static boolean hasOpenTemplate(List<JsonNode> schemas) {
    return schemas.stream().anyMatch(schema -> schema.has("x-flat-names"));
  }

  private static boolean isFlatName(List<JsonNode> schemas, String key) {
    return schemas.stream()
        .flatMap(schema -> schema.path("x-flat-names").valueStream())
        .anyMatch(name -> name.asString().equals(key));
  }

  private List<JsonNode> withReferences(JsonNode schema) {
    List<JsonNode> schemas = new ArrayList<>();
    schemas.add(schema);
    JsonNode reference = schema.path("$ref");
    if (reference.isString()) {
      schemas.addAll(withReferences(root.at(SchemaForms.pointer(reference.asString()))));
    }
    return schemas;
  }
}
