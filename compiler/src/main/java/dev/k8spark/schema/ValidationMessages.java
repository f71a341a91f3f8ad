package dev.k8spark.schema;

import com.networknt.schema.Error;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Says in the user's words what the schema library found. */
final class ValidationMessages {

  private final SchemaWalk walk;
  private final Node.Mapping root;

  ValidationMessages(SchemaWalk walk, Node.Mapping root) {
    this.walk = walk;
    this.root = root;
  }

  Diagnostic of(Error error, List<String> path) {
    return switch (error.getKeyword()) {
      case "additionalProperties" -> unknownKey(path, error.getProperty());
      case "propertyNames" -> wrongKey(path, error.getProperty());
      case "required" -> missingKey(path, error.getProperty());
      case "oneOf" -> alternatives(path, error.getSchemaNode());
      case "type" -> wrongType(path);
      case "enum" -> notOneOf(path, error.getSchemaNode());
      default -> wrongValue(error, path);
    };
  }

  private Diagnostic unknownKey(List<String> path, String key) {
    Set<String> known = SchemaWalk.keys(walk.at(path));
    String message = "unknown key `%s`%s".formatted(key, in(path));
    return Diagnostic.of(Code.UNKNOWN_KEY, keySpan(path, key), message)
        .withHelp(KeyHints.of(path, key, known, SchemaWalk.keys(walk.top())))
        .withFix(KeyHints.fix(keySpan(path, key), key, free(path, key, known)));
  }

  /** The keys that a map may have and has not, or to which another's map could be added. */
  private Set<String> free(List<String> path, String key, Set<String> known) {
    Set<String> free = new TreeSet<>(known);
    if (Paths.at(root, path) instanceof Node.Mapping mapping) {
      free.removeIf(one -> mapping.get(one) != null && !adds(mapping.get(key), mapping.get(one)));
    }
    return free;
  }

  /** Only HOCON writes a map in several places; what both have would be said twice. */
  private boolean adds(@Nullable Node more, @Nullable Node map) {
    return root.span().file().name().endsWith(".conf")
        && more instanceof Node.Mapping one
        && map instanceof Node.Mapping other
        && Collections.disjoint(one.entries().keySet(), other.entries().keySet());
  }

  private Diagnostic wrongKey(List<String> path, String key) {
    String message = "`%s` cannot be a key of `%s`".formatted(key, dotted(path));
    return Diagnostic.of(Code.WRONG_VALUE, keySpan(path, key), message)
        .withHelp(ValueHints.ofKey(path));
  }

  private Diagnostic missingKey(List<String> path, String key) {
    String message = "missing key `%s`%s".formatted(key, in(path));
    return Diagnostic.of(Code.MISSING_KEY, ownerSpan(path), message)
        .withHelp(description(Paths.below(path, key)));
  }

  private Diagnostic alternatives(List<String> path, JsonNode schemas) {
    if (Paths.at(root, path) instanceof Node.Mapping main) {
      Node.Entry python = main.entries().get("python");
      Node.Entry jar = main.entries().get("jar");
      if (python != null && jar != null) {
        return twoMains(path, python.key(), jar.key());
      }
    }
    String choices =
        schemas
            .valueStream()
            .map(
                one ->
                    one.path("required")
                        .valueStream()
                        .map(key -> "`%s`".formatted(key.asString()))
                        .collect(Collectors.joining(" and ")))
            .collect(Collectors.joining(", or "));
    return Diagnostic.of(
            Code.MISSING_KEY, ownerSpan(path), "`%s` needs %s".formatted(dotted(path), choices))
        .withHelp(description(path));
  }

  private static Diagnostic twoMains(List<String> path, Span python, Span jar) {
    String message = "`%s` has `python` and `jar`: a job runs one of them".formatted(dotted(path));
    return Diagnostic.of(Code.WRONG_VALUE, jar, message)
        .withOther(python, "the other one")
        .withHelp("take one away; an environment does it with `python = null`");
  }

  private Diagnostic wrongType(List<String> path) {
    Set<String> wanted = SchemaWalk.types(walk.at(path));
    String words =
        wanted.stream().map(ValidationMessages::typeWord).collect(Collectors.joining(" or "));
    String message = "`%s` must be %s, not %s".formatted(dotted(path), words, written(path));
    return Diagnostic.of(Code.WRONG_TYPE, valueSpan(path), message).withHelp(flatHint(path));
  }

  private Diagnostic notOneOf(List<String> path, JsonNode values) {
    List<String> allowed = values.valueStream().map(JsonNode::asString).toList();
    String text = text(path);
    String message = "`%s` cannot be `%s`".formatted(dotted(path), text);
    String list = allowed.stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
    String help =
        DidYouMean.nearest(text, allowed)
            .map(near -> "did you mean `%s`? It may be %s".formatted(near, list))
            .orElse("it may be " + list);
    return Diagnostic.of(Code.WRONG_VALUE, valueSpan(path), message)
        .withHelp(help)
        .withFix(SpellingFix.of(valueSpan(path), text, allowed));
  }

  private Diagnostic wrongValue(Error error, List<String> path) {
    String text = text(path);
    JsonNode limit = error.getSchemaNode();
    String unit = error.getSchemaLocation().getFragment().getName(1);
    String message =
        switch (error.getKeyword()) {
          case "minimum" -> "`%s` must be at least %s".formatted(dotted(path), limit);
          case "maximum" -> "`%s` must be at most %s".formatted(dotted(path), limit);
          case "maxLength" ->
              "`%s` has %d characters; at most %s are allowed"
                  .formatted(dotted(path), text.length(), limit);
          case "uniqueItems" -> "`%s` has a value twice".formatted(dotted(path));
          case "minLength", "minItems" ->
              limit.asInt() == 1
                  ? "`%s` must not be empty".formatted(dotted(path))
                  : "`%s` must have at least %s characters".formatted(dotted(path), limit);
          default -> "`%s` is not %s".formatted(text, ValueHints.what(unit, path));
        };
    return Diagnostic.of(Code.WRONG_VALUE, valueSpan(path), message)
        .withHelp(ValueHints.of(unit, text, path, examples(path)));
  }

  private List<String> examples(List<String> path) {
    return walk.at(path).stream()
        .flatMap(schema -> schema.path("examples").valueStream())
        .filter(JsonNode::isString)
        .map(JsonNode::asString)
        .distinct()
        .toList();
  }

  private @Nullable String description(List<String> path) {
    return walk.at(path).stream()
        .map(schema -> schema.path("description"))
        .filter(JsonNode::isString)
        .map(text -> text.asString() + exampleOf(path))
        .findFirst()
        .orElse(null);
  }

  private String exampleOf(List<String> path) {
    List<String> examples = examples(path);
    return examples.isEmpty()
        ? ""
        : " Write for example `%s`".formatted(written(path.getLast(), examples.getFirst()));
  }

  /** A key with a text, in the notation of the file. */
  private String written(String key, String text) {
    String name = root.span().file().name();
    if (name.endsWith(".json")) {
      return "\"%s\": \"%s\"".formatted(key, text);
    }
    boolean isYaml = name.endsWith(".yaml") || name.endsWith(".yml");
    return (isYaml ? "%s: \"%s\"" : "%s = \"%s\"").formatted(key, text);
  }

  /** A map inside a flat map comes from braces where a dotted key belongs. */
  private @Nullable String flatHint(List<String> path) {
    if (path.isEmpty() || !(Paths.at(root, path) instanceof Node.Mapping mapping)) {
      return null;
    }
    List<String> parent = path.subList(0, path.size() - 1);
    if (!walk.isFlat(parent) || mapping.entries().isEmpty()) {
      return null;
    }
    StringBuilder key = new StringBuilder(path.getLast());
    for (Node below = mapping; below instanceof Node.Mapping map && !map.entries().isEmpty(); ) {
      String first = map.entries().keySet().iterator().next();
      key.append('.').append(first);
      below = map.get(first);
    }
    return "write the whole key with its dots: `%s = …`".formatted(key);
  }

  private String written(List<String> path) {
    return switch (Paths.at(root, path)) {
      case Node.Text text ->
          text.value().isEmpty() ? "an empty text" : "`%s`".formatted(text.value());
      case Node.Mapping _ -> "a map";
      case Node.Sequence _ -> "a list";
      case Node.Null _ -> "null";
      case Node.Invalid _ -> "this";
      case null -> "nothing";
    };
  }

  private String text(List<String> path) {
    return Paths.at(root, path) instanceof Node.Text text ? text.value() : "";
  }

  static String typeWord(String type) {
    return switch (type) {
      case "integer" -> "a whole number";
      case "number" -> "a number";
      case "boolean" -> "`true` or `false`";
      case "array" -> "a list";
      case "object" -> "a map";
      default -> "a text";
    };
  }

  private static String in(List<String> path) {
    return path.isEmpty() ? "" : " in `%s`".formatted(dotted(path));
  }

  static String dotted(List<String> path) {
    return String.join(".", path);
  }

  private Span valueSpan(List<String> path) {
    Node node = Paths.at(root, path);
    return node == null ? root.span() : node.span();
  }

  private Span keySpan(List<String> path, String key) {
    Node node = Paths.at(root, path);
    Node.Entry entry = node instanceof Node.Mapping mapping ? mapping.entries().get(key) : null;
    return entry == null ? root.span() : entry.key();
  }

  /** Where to point when something is not there: the key of the map that lacks it. */
  private Span ownerSpan(List<String> path) {
    if (path.isEmpty()) {
      return new Span(root.span().file(), root.span().start(), root.span().start());
    }
    Span key = keySpan(path.subList(0, path.size() - 1), path.getLast());
    return key.file().isShipped() ? ownerSpan(List.of()) : key;
  }
}
