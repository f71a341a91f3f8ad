package dev.k8spark.schema;

import com.google.re2j.Pattern;
import com.networknt.schema.Error;
import dev.k8spark.source.Node;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Checks the value of a parameter by the JSON Schema that a job declares for it. */
public final class ParamSchema {

  private ParamSchema() {}

  /** One sentence on what the parameter may be, or null where the value fits. */
  public static @Nullable String findProblem(Node.Mapping declared, String value) {
    String type = declared.findText("type").orElse("string");
    ObjectNode schema = toSchema(declared, type);
    JsonNode typed = TypedJson.convertScalar(value, Set.of(type));
    List<Error> errors = DocumentSchema.compile(schema).validate(typed);
    boolean fits = errors.isEmpty() && matchesPattern(declared, value);
    return fits ? null : describeAllowed(declared, type);
  }

  /** Not left to the JSON Schema library, whose expressions take any time. */
  private static boolean matchesPattern(Node.Mapping declared, String value) {
    return declared
        .findText("pattern")
        .map(pattern -> Pattern.compile(pattern).matcher(value).find())
        .orElse(true);
  }

  private static ObjectNode toSchema(Node.Mapping declared, String type) {
    ObjectNode schema = JsonNodeFactory.instance.objectNode();
    schema.put("type", type);
    declared
        .entries()
        .forEach(
            (key, entry) -> {
              switch (entry.value()) {
                case Node.Text text when key.equals("minimum") || key.equals("maximum") ->
                    schema.set(key, TypedJson.convertScalar(text.value(), Set.of("number")));
                case Node.Sequence items when key.equals("enum") ->
                    items.items().stream()
                        .map(item -> TypedJson.convertScalar(textOf(item), Set.of(type)))
                        .forEach(schema.withArray("enum")::add);
                case Node.Text _, Node.Sequence _, Node.Mapping _, Node.Null _, Node.Invalid _ -> {}
              }
            });
    return schema;
  }

  private static String describeAllowed(Node.Mapping declared, String type) {
    if (declared.get("enum") instanceof Node.Sequence values) {
      return values.items().stream()
          .map(item -> "`%s`".formatted(textOf(item)))
          .collect(Collectors.joining(", ", "it may be ", ""));
    }
    StringBuilder text = new StringBuilder("it must be ").append(ValidationMessages.nameType(type));
    appendLimit(text, declared, "minimum", " of at least ");
    appendLimit(text, declared, "maximum", " of at most ");
    appendLimit(text, declared, "pattern", " that matches ");
    return text.toString();
  }

  private static void appendLimit(
      StringBuilder text, Node.Mapping declared, String key, String words) {
    declared
        .findText(key)
        .ifPresent(limit -> text.append(words).append('`').append(limit).append('`'));
  }

  private static String textOf(Node item) {
    return item.asText().orElse("");
  }
}
