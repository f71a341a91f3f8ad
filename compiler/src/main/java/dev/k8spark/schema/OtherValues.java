package dev.k8spark.schema;

import dev.k8spark.source.KeyPath;
import dev.k8spark.source.Node;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Values that might stand in place of another: likely to fit, the likeliest first, but still to be
 * checked.
 */
public final class OtherValues {

  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private final SchemaWalk walk;

  public OtherValues(DocumentSchema schema) {
    this.walk = schema.walk();
  }

  /** Whether the key at the end of a path is somebody's own word, not one of the schema's. */
  public boolean isFree(KeyPath path) {
    List<JsonNode> above = walk.schemasAt(path.parent());
    return !SchemaWalk.keysOf(above).contains(path.last());
  }

  /** Other numbers in the same text, then what the schema names, then other letters. */
  public List<Node> find(KeyPath path, Node.Text text) {
    List<JsonNode> schemas = walk.schemasAt(path);
    return Stream.of(
            changeNumbers(text.value()).stream().map(other -> replace(text, other)),
            findNamed(schemas, "enum", text),
            switchBoolean(text.value()).stream().map(other -> replace(text, other)),
            addLetters(text.value()).stream().map(other -> replace(text, other)),
            findNamed(schemas, "examples", text))
        .flatMap(others -> others)
        .filter(other -> !other.equals(text))
        .distinct()
        .toList();
  }

  /** One more, in the first number and in the last. */
  private static List<String> changeNumbers(String text) {
    List<MatchResult> numbers = NUMBER.matcher(text).results().toList();
    return numbers.isEmpty()
        ? List.of()
        : Stream.of(numbers.getFirst(), numbers.getLast())
            .map(
                number ->
                    text.substring(0, number.start())
                        + new BigInteger(number.group()).add(BigInteger.ONE)
                        + text.substring(number.end()))
            .toList();
  }

  private static Optional<String> switchBoolean(String text) {
    return switch (text) {
      case "true" -> Optional.of("false");
      case "false" -> Optional.of("true");
      default -> Optional.empty();
    };
  }

  /** A letter more at the end, or before it where an ending must stay. */
  private static List<String> addLetters(String text) {
    List<String> others = new ArrayList<>(List.of(text + "x"));
    int dot = text.lastIndexOf('.');
    if (dot > 0) {
      others.add(text.substring(0, dot) + "x" + text.substring(dot));
    }
    return others;
  }

  private static Stream<Node> findNamed(List<JsonNode> schemas, String keyword, Node.Text text) {
    return schemas.stream()
        .flatMap(schema -> schema.path(keyword).valueStream())
        .flatMap(value -> toNode(value, text).stream());
  }

  private static Optional<Node> toNode(JsonNode value, Node.Text text) {
    if (value.isArray()) {
      List<Node> items = value.valueStream().flatMap(item -> toNode(item, text).stream()).toList();
      return Optional.of(new Node.Sequence(items, text.span(), text.overridden()));
    }
    return value.isValueNode() ? Optional.of(replace(text, value.asString())) : Optional.empty();
  }

  private static Node replace(Node.Text text, String other) {
    return new Node.Text(other, text.span(), text.overridden());
  }
}
