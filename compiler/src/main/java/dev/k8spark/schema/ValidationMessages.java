package dev.k8spark.schema;

import com.networknt.schema.Error;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.source.KeyPath;
import dev.k8spark.source.Node;
import dev.k8spark.source.Notation;
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

  Diagnostic of(Error error, KeyPath path) {
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

  private Diagnostic unknownKey(KeyPath path, String key) {
    Set<String> known = SchemaWalk.keys(walk.at(path));
    String message = "unknown key `%s`%s".formatted(key, in(path));
    return Diagnostic.of(Code.UNKNOWN_KEY, keySpan(path, key), message)
        .withHelp(KeyHints.of(path, key, known, SchemaWalk.keys(walk.top())))
        .withFix(KeyHints.fix(keySpan(path, key), key, free(path, key, known)));
  }

  /** The keys that a map may have and has not, or to which another's map could be added. */
  private Set<String> free(KeyPath path, String key, Set<String> known) {
    Set<String> free = new TreeSet<>(known);
    if (root.find(path).orElse(null) instanceof Node.Mapping mapping) {
      free.removeIf(one -> mapping.get(one) != null && !adds(mapping.get(key), mapping.get(one)));
    }
    return free;
  }

  /** Only HOCON writes a map in several places; what both have would be said twice. */
  private boolean adds(@Nullable Node more, @Nullable Node map) {
    return Notation.of(root.span().file()) == Notation.HOCON
        && more instanceof Node.Mapping one
        && map instanceof Node.Mapping other
        && Collections.disjoint(one.entries().keySet(), other.entries().keySet());
  }

  private Diagnostic wrongKey(KeyPath path, String key) {
    String message = "`%s` cannot be a key of `%s`".formatted(key, path);
    return Diagnostic.of(Code.WRONG_VALUE, keySpan(path, key), message)
        .withHelp(ValueHints.ofKey(path));
  }

  private Diagnostic missingKey(KeyPath path, String key) {
    String message = "missing key `%s`%s".formatted(key, in(path));
    return Diagnostic.of(Code.MISSING_KEY, ownerSpan(path), message)
        .withHelp(description(path.append(key)));
  }

  private Diagnostic alternatives(KeyPath path, JsonNode schemas) {
    if (root.find(path).orElse(null) instanceof Node.Mapping main) {
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
            Code.MISSING_KEY, ownerSpan(path), "`%s` needs %s".formatted(path, choices))
        .withHelp(description(path));
  }

  private static Diagnostic twoMains(KeyPath path, Span python, Span jar) {
    String message = "`%s` has `python` and `jar`: a job runs one of them".formatted(path);
    return Diagnostic.of(Code.WRONG_VALUE, jar, message)
        .withOther(python, "the other one")
        .withHelp("take one away; an environment does it with `python = null`");
  }

  private Diagnostic wrongType(KeyPath path) {
    Set<String> wanted = SchemaWalk.types(walk.at(path));
    String words =
        wanted.stream().map(ValidationMessages::typeWord).collect(Collectors.joining(" or "));
    String message = "`%s` must be %s, not %s".formatted(path, words, written(path));
    return Diagnostic.of(Code.WRONG_TYPE, valueSpan(path), message).withHelp(flatHint(path));
  }

  private Diagnostic notOneOf(KeyPath path, JsonNode values) {
    List<String> allowed = values.valueStream().map(JsonNode::asString).toList();
    String text = text(path);
    String message = "`%s` cannot be `%s`".formatted(path, text);
    String list = allowed.stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
    String help =
        DidYouMean.nearest(text, allowed)
            .map(near -> "did you mean `%s`? It may be %s".formatted(near, list))
            .orElse("it may be " + list);
    return Diagnostic.of(Code.WRONG_VALUE, valueSpan(path), message)
        .withHelp(help)
        .withFix(SpellingFix.of(valueSpan(path), text, allowed));
  }

  private Diagnostic wrongValue(Error error, KeyPath path) {
    String text = text(path);
    JsonNode limit = error.getSchemaNode();
    String unit = error.getSchemaLocation().getFragment().getName(1);
    String message =
        switch (error.getKeyword()) {
          case "minimum" -> "`%s` must be at least %s".formatted(path, limit);
          case "maximum" -> "`%s` must be at most %s".formatted(path, limit);
          case "maxLength" ->
              "`%s` has %d characters; at most %s are allowed"
                  .formatted(path, text.length(), limit);
          case "uniqueItems" -> "`%s` has a value twice".formatted(path);
          case "minLength", "minItems" ->
              limit.asInt() == 1
                  ? "`%s` must not be empty".formatted(path)
                  : "`%s` must have at least %s characters".formatted(path, limit);
          default -> "`%s` is not %s".formatted(text, ValueHints.what(unit, path));
        };
    return Diagnostic.of(Code.WRONG_VALUE, valueSpan(path), message)
        .withHelp(ValueHints.of(unit, text, path, examples(path)));
  }

  private List<String> examples(KeyPath path) {
    return walk.at(path).stream()
        .flatMap(schema -> schema.path("examples").valueStream())
        .filter(JsonNode::isString)
        .map(JsonNode::asString)
        .distinct()
        .toList();
  }

  private @Nullable String description(KeyPath path) {
    return walk.at(path).stream()
        .map(schema -> schema.path("description"))
        .filter(JsonNode::isString)
        .map(text -> text.asString() + exampleOf(path))
        .findFirst()
        .orElse(null);
  }

  private String exampleOf(KeyPath path) {
    List<String> examples = examples(path);
    return examples.isEmpty()
        ? ""
        : " Write for example `%s`".formatted(written(path.last(), examples.getFirst()));
  }

  /** A key with a text, in the notation of the file. */
  private String written(String key, String text) {
    String form =
        switch (Notation.of(root.span().file())) {
          case HOCON -> "%s = \"%s\"";
          case YAML -> "%s: \"%s\"";
          case JSON -> "\"%s\": \"%s\"";
        };
    return form.formatted(key, text);
  }

  /** A map inside a flat map comes from braces where a dotted key belongs. */
  private @Nullable String flatHint(KeyPath path) {
    if (path.isRoot() || !(root.find(path).orElse(null) instanceof Node.Mapping mapping)) {
      return null;
    }
    KeyPath parent = path.parent();
    if (!walk.isFlat(parent) || mapping.entries().isEmpty()) {
      return null;
    }
    StringBuilder key = new StringBuilder(path.last());
    for (Node below = mapping; below instanceof Node.Mapping map && !map.entries().isEmpty(); ) {
      String first = map.entries().keySet().iterator().next();
      key.append('.').append(first);
      below = map.get(first);
    }
    return "write the whole key with its dots: `%s = …`".formatted(key);
  }

  private String written(KeyPath path) {
    return switch (root.find(path).orElse(null)) {
      case Node.Text text ->
          text.value().isEmpty() ? "an empty text" : "`%s`".formatted(text.value());
      case Node.Mapping _ -> "a map";
      case Node.Sequence _ -> "a list";
      case Node.Null _ -> "null";
      case Node.Invalid _ -> "this";
      case null -> "nothing";
    };
  }

  private String text(KeyPath path) {
    return root.find(path).flatMap(Node::asText).orElse("");
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

  private static String in(KeyPath path) {
    return path.isRoot() ? "" : " in `%s`".formatted(path);
  }

  private Span valueSpan(KeyPath path) {
    return root.find(path).map(Node::span).orElse(root.span());
  }

  private Span keySpan(KeyPath path, String key) {
    return root.find(path)
        .map(map -> map.entries().get(key))
        .map(Node.Entry::key)
        .orElse(root.span());
  }

  /** Where to point when something is not there: the key of the map that lacks it. */
  private Span ownerSpan(KeyPath path) {
    if (path.isRoot()) {
      return new Span(root.span().file(), root.span().start(), root.span().start());
    }
    Span key = keySpan(path.parent(), path.last());
    return key.file().isShipped() ? ownerSpan(KeyPath.ROOT) : key;
  }
}
