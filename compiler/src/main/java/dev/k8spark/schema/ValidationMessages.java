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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Describes in the user's words what the schema library found. */
final class ValidationMessages {

  private final SchemaWalk walk;
  private final Node.Mapping root;

  ValidationMessages(SchemaWalk walk, Node.Mapping root) {
    this.walk = walk;
    this.root = root;
  }

  Diagnostic describe(Error error, KeyPath path) {
    return switch (error.getKeyword()) {
      case "additionalProperties" -> reportUnknownKey(path, error.getProperty());
      case "propertyNames" -> reportWrongKey(path, error.getProperty());
      case "required" -> reportMissingKey(path, error.getProperty());
      case "oneOf" -> reportAlternatives(path, error.getSchemaNode());
      case "type" -> reportWrongType(path);
      case "not" -> reportExcluded(path);
      case "enum" -> reportNotOneOf(path, error.getSchemaNode());
      default -> reportWrongValue(error, path);
    };
  }

  private Diagnostic reportUnknownKey(KeyPath path, String key) {
    Set<String> known = SchemaWalk.keysOf(walk.schemasAt(path));
    String message = "unknown key `%s`%s".formatted(key, describeParent(path));
    return Diagnostic.of(Code.UNKNOWN_KEY, spanOfKey(path, key), message)
        .withHelp(KeyHints.suggest(path, key, known, SchemaWalk.keysOf(walk.topSchemas())))
        .withFix(KeyHints.findFix(spanOfKey(path, key), key, findFree(path, key, known)));
  }

  /** Finds the key that a job must have and that an unknown one was meant to be. */
  Optional<String> findMeant(KeyPath path, String key) {
    List<JsonNode> schemas = walk.schemasAt(path);
    Set<String> missing = SchemaWalk.requiredOf(schemas);
    missing.removeIf(candidate -> root.find(path.append(candidate)).isPresent());
    return DidYouMean.findNearest(key, SchemaWalk.keysOf(schemas)).filter(missing::contains);
  }

  /** The keys that a map may have and has not, or to which another's map could be added. */
  private Set<String> findFree(KeyPath path, String key, Set<String> known) {
    Set<String> free = new TreeSet<>(known);
    @Nullable Node added = root.find(path.append(key)).orElse(null);
    free.removeIf(
        candidate ->
            root.find(path.append(candidate)).filter(map -> !canMerge(added, map)).isPresent());
    return free;
  }

  /** Only HOCON writes a map in several places; a key of both would stand there twice. */
  private boolean canMerge(@Nullable Node more, @Nullable Node map) {
    return Notation.of(root.span().file()) == Notation.HOCON
        && more instanceof Node.Mapping candidate
        && map instanceof Node.Mapping other
        && Collections.disjoint(candidate.entries().keySet(), other.entries().keySet());
  }

  private Diagnostic reportWrongKey(KeyPath path, String key) {
    String message = "`%s` cannot be a key of `%s`".formatted(key, path);
    return Diagnostic.of(Code.WRONG_VALUE, spanOfKey(path, key), message)
        .withHelp(ValueHints.suggestKey(path));
  }

  private Diagnostic reportMissingKey(KeyPath path, String key) {
    String message = "missing key `%s`%s".formatted(key, describeParent(path));
    return Diagnostic.of(Code.MISSING_KEY, spanOfOwner(path), message)
        .withHelp(findDescription(path.append(key)));
  }

  private Diagnostic reportAlternatives(KeyPath path, JsonNode schemas) {
    Map<String, Node.Entry> main = root.findEntries(path.toArray());
    Node.@Nullable Entry python = main.get("python");
    Node.@Nullable Entry jar = main.get("jar");
    if (python != null && jar != null) {
      return reportTwoMains(path, python.key(), jar.key());
    }
    String choices =
        schemas
            .valueStream()
            .map(
                candidate ->
                    candidate
                        .path("required")
                        .valueStream()
                        .map(key -> "`%s`".formatted(key.asString()))
                        .collect(Collectors.joining(" and ")))
            .collect(Collectors.joining(", or "));
    return Diagnostic.of(
            Code.MISSING_KEY, spanOfOwner(path), "`%s` needs %s".formatted(path, choices))
        .withHelp(findDescription(path));
  }

  private static Diagnostic reportTwoMains(KeyPath path, Span python, Span jar) {
    String message = "`%s` has `python` and `jar`: a job runs one of them".formatted(path);
    return Diagnostic.of(Code.WRONG_VALUE, jar, message)
        .withOther(python, "the other one")
        .withHelp("take one away; an environment does it with `python = null`");
  }

  private Diagnostic reportWrongType(KeyPath path) {
    Set<String> types = SchemaWalk.typesOf(walk.schemasAt(path));
    String words =
        types.stream().map(ValidationMessages::nameType).collect(Collectors.joining(" or "));
    String message = "`%s` must be %s, not %s".formatted(path, words, describeValue(path));
    return Diagnostic.of(Code.WRONG_TYPE, spanOfValue(path), message).withHelp(hintForFlat(path));
  }

  private Diagnostic reportNotOneOf(KeyPath path, JsonNode values) {
    List<String> allowed = values.valueStream().map(JsonNode::asString).toList();
    String text = textAt(path);
    String message = "`%s` cannot be `%s`".formatted(path, text);
    String list = allowed.stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
    String help =
        DidYouMean.findNearest(text, allowed)
            .map(near -> "did you mean `%s`? It may be %s".formatted(near, list))
            .orElse("it may be " + list);
    return Diagnostic.of(Code.WRONG_VALUE, spanOfValue(path), message)
        .withHelp(help)
        .withFix(SpellingFix.find(spanOfValue(path), text, allowed));
  }

  private Diagnostic reportExcluded(KeyPath path) {
    String message = "`%s` cannot be `%s`".formatted(path, textAt(path));
    return Diagnostic.of(Code.WRONG_VALUE, spanOfValue(path), message)
        .withHelp(findDescription(path));
  }

  private Diagnostic reportWrongValue(Error error, KeyPath path) {
    String text = textAt(path);
    JsonNode limit = error.getSchemaNode();
    String unit = error.getSchemaLocation().getFragment().getName(1);
    String message =
        switch (error.getKeyword()) {
          case "minimum" -> "`%s` must be at least %s".formatted(path, limit);
          case "maximum" -> "`%s` must be at most %s".formatted(path, limit);
          case "maxLength" ->
              "`%s` has %d characters; at most %s are allowed"
                  .formatted(path, text.length(), limit);
          case "minProperties" -> "`%s` needs one of %s".formatted(path, listKeys(path));
          case "maxProperties" -> "`%s` can have only one of %s".formatted(path, listKeys(path));
          case "uniqueItems" -> "`%s` has a value twice".formatted(path);
          case "minLength", "minItems" ->
              limit.asInt() == 1
                  ? "`%s` must not be empty".formatted(path)
                  : "`%s` must have at least %s characters".formatted(path, limit);
          default -> "`%s` is not %s".formatted(text, ValueHints.nameKind(unit, path));
        };
    return Diagnostic.of(Code.WRONG_VALUE, spanOfValue(path), message)
        .withHelp(ValueHints.suggest(unit, text, path, findExamples(path)));
  }

  private String listKeys(KeyPath path) {
    return SchemaWalk.keysOf(walk.schemasAt(path)).stream()
        .sorted()
        .map("`%s`"::formatted)
        .collect(Collectors.joining(", "));
  }

  private List<String> findExamples(KeyPath path) {
    return walk.schemasAt(path).stream()
        .flatMap(schema -> schema.path("examples").valueStream())
        .filter(JsonNode::isValueNode)
        .map(JsonNode::asString)
        .distinct()
        .toList();
  }

  private @Nullable String findDescription(KeyPath path) {
    return walk.schemasAt(path).stream()
        .map(schema -> schema.path("description"))
        .filter(JsonNode::isString)
        .map(text -> text.asString() + writeExample(path))
        .findFirst()
        .orElse(null);
  }

  private String writeExample(KeyPath path) {
    List<String> examples = findExamples(path);
    boolean isItem = path.last().matches("[0-9]+");
    return examples.isEmpty() || isItem
        ? ""
        : " Write for example `%s`".formatted(write(path.last(), examples.getFirst()));
  }

  /** A key with a text or number, in the notation of the file. */
  private String write(String key, String text) {
    String form =
        switch (Notation.of(root.span().file())) {
          case HOCON -> "%s = %s";
          case YAML -> "%s: %s";
          case JSON -> "\"%s\": %s";
        };
    boolean isNumber = text.matches("[0-9]+");
    return form.formatted(key, isNumber ? text : '"' + text + '"');
  }

  /** A map inside a flat map comes from braces where a dotted key belongs. */
  private @Nullable String hintForFlat(KeyPath path) {
    Map<String, Node.Entry> entries = root.findEntries(path.toArray());
    if (path.isRoot() || !walk.isFlat(path.parent()) || entries.isEmpty()) {
      return null;
    }
    StringBuilder key = new StringBuilder(path.last());
    while (!entries.isEmpty()) {
      Map.Entry<String, Node.Entry> first = entries.entrySet().iterator().next();
      key.append('.').append(first.getKey());
      entries = first.getValue().value().entries();
    }
    return "write the whole key with its dots: `%s = …`".formatted(key);
  }

  private String describeValue(KeyPath path) {
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

  private String textAt(KeyPath path) {
    return root.find(path).flatMap(Node::asText).orElse("");
  }

  static String nameType(String type) {
    return switch (type) {
      case "integer" -> "a whole number";
      case "number" -> "a number";
      case "boolean" -> "`true` or `false`";
      case "array" -> "a list";
      case "object" -> "a map";
      default -> "a text";
    };
  }

  private static String describeParent(KeyPath path) {
    return path.isRoot() ? "" : " in `%s`".formatted(path);
  }

  private Span spanOfValue(KeyPath path) {
    return root.find(path).map(Node::span).orElse(root.span());
  }

  private Span spanOfKey(KeyPath path, String key) {
    return root.find(path)
        .map(map -> map.entries().get(key))
        .map(Node.Entry::key)
        .orElse(root.span());
  }

  /** Where to point when something is not there: the key of the map that lacks it. */
  private Span spanOfOwner(KeyPath path) {
    if (path.isRoot()) {
      return new Span(root.span().file(), root.span().start(), root.span().start());
    }
    Span key = spanOfKey(path.parent(), path.last());
    return key.file().isShipped() ? spanOfOwner(KeyPath.ROOT) : key;
  }
}
