package dev.k8spark.schema;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.source.KeyPath;
import dev.k8spark.source.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Validates a tree by a schema. What was found wrong is reported and taken out of the tree, so that
 * later phases can go on without reporting it again.
 */
public final class SchemaValidator {

  /** More mistakes than anybody reads; each takes a look at the whole file. */
  private static final int MAX_DESCRIBED = 1000;

  private final DocumentSchema schema;
  private final TypedJson json;

  public SchemaValidator(DocumentSchema schema) {
    this.schema = schema;
    this.json = new TypedJson(schema.walk());
  }

  /** The tree as JSON, each text of the type that the schema wants at its place. */
  public JsonNode toJson(Node.Mapping root) {
    return json.convert(root);
  }

  /** Reports what does not fit, and hands on the tree without it. */
  public Outcome<Node.Mapping> check(Node.Mapping root, Completeness completeness) {
    return check(root, completeness, Set.of());
  }

  /**
   * The same, without what was reported before.
   *
   * @param reported paths at and below which nothing is reported again
   */
  public Outcome<Node.Mapping> check(
      Node.Mapping root, Completeness completeness, Set<KeyPath> reported) {
    ValidationMessages messages = new ValidationMessages(schema.walk(), root);
    List<Diagnostic> diagnostics = new ArrayList<>();
    Map<KeyPath, Optional<String>> unknown = new HashMap<>();
    Set<KeyPath> wrong = new HashSet<>();
    int left = 0;
    for (Error error : findErrors(root, completeness)) {
      KeyPath path = pathOf(error);
      boolean mayRefer = completeness == Completeness.LAYER && schema.mayRefer(path);
      if (reported.stream().anyMatch(path::startsWith)
          || isExcused(root.find(path).orElse(null), error, mayRefer)) {
        continue;
      }
      if (wrong.contains(path) && !error.getKeyword().equals("additionalProperties")) {
        continue;
      }
      if (diagnostics.size() < MAX_DESCRIBED) {
        diagnostics.add(messages.describe(error, path));
      } else {
        left++;
      }
      switch (error.getKeyword()) {
        case "additionalProperties", "propertyNames" ->
            unknown.put(
                path.append(error.getProperty()), messages.findMeant(path, error.getProperty()));
        case "required", "oneOf" -> {}
        default -> wrong.add(path);
      }
    }
    if (left > 0) {
      diagnostics.add(reportLeftOut(diagnostics.getLast(), left));
    }
    return diagnostics.isEmpty()
        ? Outcome.of(root)
        : new Outcome<>((Node.Mapping) prune(root, KeyPath.ROOT, unknown, wrong), diagnostics);
  }

  private static Diagnostic reportLeftOut(Diagnostic last, int left) {
    return Diagnostic.of(
            last.code(),
            last.span(),
            "%d more mistakes of this file are not listed".formatted(left))
        .withHelp("fix those above first");
  }

  /** What the validator found, the outermost first, without what stands inside alternatives. */
  private List<Error> findErrors(Node.Mapping root, Completeness completeness) {
    return schema.compiledFor(completeness).validate(json.convert(root)).stream()
        .filter(error -> !error.getEvaluationPath().toString().contains("/oneOf/"))
        .sorted(Comparator.comparingInt(error -> error.getInstanceLocation().getNameCount()))
        .toList();
  }

  /** Whether the value is a reference, which is judged once it is replaced, or reported before. */
  private static boolean isExcused(@Nullable Node node, Error error, boolean mayRefer) {
    return switch (node) {
      case Node.Text text -> mayRefer && ReferenceSyntax.mayStandIn(text.value());
      case Node.Invalid _ -> true;
      case Node.Mapping mapping ->
          switch (error.getKeyword()) {
            case "required" -> mapping.get(error.getProperty()) instanceof Node.Invalid;
            case "oneOf", "minProperties" ->
                mapping.entries().values().stream()
                    .anyMatch(e -> e.value() instanceof Node.Invalid);
            default -> false;
          };
      case Node.Sequence list ->
          error.getKeyword().equals("uniqueItems")
              && list.items().stream().anyMatch(Node.Invalid.class::isInstance);
      case null -> false;
      case Node.Null _ -> false;
    };
  }

  private static KeyPath pathOf(Error error) {
    NodePath location = error.getInstanceLocation();
    return new KeyPath(
        IntStream.range(0, location.getNameCount())
            .mapToObj(i -> String.valueOf(location.getElement(i)))
            .toList());
  }

  /** Takes out what was reported; a key that another was meant to be is not missing then. */
  private static Node prune(
      Node node, KeyPath path, Map<KeyPath, Optional<String>> unknown, Set<KeyPath> wrong) {
    if (wrong.contains(path)) {
      return new Node.Invalid(node.span(), node.overridden());
    }
    return switch (node) {
      case Node.Mapping mapping -> {
        Map<String, Node.Entry> kept = new LinkedHashMap<>();
        mapping
            .entries()
            .forEach(
                (key, entry) -> {
                  KeyPath child = path.append(key);
                  if (unknown.containsKey(child)) {
                    Node.Entry reported =
                        new Node.Entry(entry.key(), new Node.Invalid(entry.key()));
                    Objects.requireNonNull(unknown.get(child))
                        .ifPresent(meant -> kept.putIfAbsent(meant, reported));
                  } else {
                    Node value = prune(entry.value(), child, unknown, wrong);
                    kept.put(key, new Node.Entry(entry.key(), value));
                  }
                });
        yield new Node.Mapping(kept, mapping.span(), mapping.overridden());
      }
      case Node.Sequence list ->
          list.withItems(
              IntStream.range(0, list.items().size())
                  .mapToObj(i -> pruneItem(list, i, path, unknown, wrong))
                  .toList());
      case Node.Text _, Node.Null _, Node.Invalid _ -> node;
    };
  }

  private static Node pruneItem(
      Node.Sequence list,
      int position,
      KeyPath path,
      Map<KeyPath, Optional<String>> unknown,
      Set<KeyPath> wrong) {
    KeyPath child = path.append(String.valueOf(position));
    return prune(list.items().get(position), child, unknown, wrong);
  }
}
