package dev.k8spark.policy;

import dev.k8spark.diagnostic.Severity;
import dev.k8spark.source.Document;
import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one policy file says.
 *
 * @param document the whole file
 * @param laws what holds in the namespace that was asked for: the top of the file, overridden by
 *     the namespace's block
 */
public record PolicyFile(Document document, Node.Mapping laws) {

  /** A file before any namespace was asked for. */
  public static PolicyFile of(Document document) {
    return new PolicyFile(document, document.root());
  }

  /** Whom to ask about a finding that this file causes. */
  public @Nullable String owner() {
    return text("owner").map(Node.Text::value).orElse(null);
  }

  /** Whom to ask, to stand behind a help; empty where nobody is named. */
  public static String asking(@Nullable String owner) {
    return owner == null ? "" : "; %s decides on it".formatted(owner);
  }

  /** The path of what stands in a namespace's block. */
  public static String[] below(String namespace, String... path) {
    return Stream.concat(Stream.of("namespaces", namespace), Stream.of(path))
        .toArray(String[]::new);
  }

  /** What stands at a path of the laws, if anything. */
  public @Nullable Node at(String... path) {
    @Nullable Node node = laws;
    for (String key : path) {
      node = Node.childOf(node, key);
    }
    return node;
  }

  /** The scalar at a path of the laws, if there is one. */
  public Optional<Node.Text> text(String... path) {
    return at(path) instanceof Node.Text text ? Optional.of(text) : Optional.empty();
  }

  /** The entries of a map of the laws, in the order in which they were written. */
  public Stream<Entry> entries(String... path) {
    return at(path) instanceof Node.Mapping mapping
        ? mapping.entries().entrySet().stream()
            .map(e -> new Entry(e.getKey(), e.getValue().key(), e.getValue().value()))
        : Stream.empty();
  }

  /** A key with where it stands, and its value. */
  public record Entry(String key, Span span, Node value) {}

  /** A closed list, if the file has it. */
  public Optional<AllowList> allow(PolicySubject subject) {
    return at("allow", subject.key()) instanceof Node.Sequence list
        ? Optional.of(new AllowList(subject, texts(list), list.span(), owner()))
        : Optional.empty();
  }

  /** What the file denies, each with its reason. */
  public List<DenyEntry> deny(PolicySubject subject) {
    @Nullable Node node = at("deny", subject.key());
    if (node instanceof Node.Text reason) {
      return List.of(new DenyEntry(subject, "*", reason.value(), reason.span(), owner()));
    }
    return entries("deny", subject.key())
        .filter(entry -> entry.value() instanceof Node.Text)
        .map(
            entry ->
                new DenyEntry(
                    subject,
                    entry.key(),
                    ((Node.Text) entry.value()).value(),
                    entry.span(),
                    owner()))
        .toList();
  }

  /** What the file lets a code or a rule weigh, if it says that. */
  public Optional<Severity> severity(String id) {
    return text("severity", id)
        .map(text -> Severity.valueOf(text.value().toUpperCase(Locale.ROOT)));
  }

  /** The names of the file's own rules. */
  public Set<String> rules() {
    return entries("rules").map(Entry::key).collect(Collectors.toCollection(TreeSet::new));
  }

  /** The file's own rules, as they hold in the namespace that was asked for. */
  public List<CustomRule> ownRules() {
    return rules(entries("rules"));
  }

  /** All rules that the file has, for whichever namespace. */
  public List<CustomRule> allRules() {
    PolicyFile top = of(document);
    Stream<Entry> ofNamespaces =
        top.entries("namespaces").flatMap(one -> top.entries("namespaces", one.key(), "rules"));
    return rules(Stream.concat(top.entries("rules"), ofNamespaces));
  }

  private List<CustomRule> rules(Stream<Entry> entries) {
    return entries.flatMap(entry -> CustomRule.of(entry, owner()).stream()).toList();
  }

  /** The names that stand in a list of the laws, with their places. */
  public SortedMap<String, Span> names(String... path) {
    SortedMap<String, Span> names = new TreeMap<>();
    if (at(path) instanceof Node.Sequence list) {
      for (Node item : list.items()) {
        if (item instanceof Node.Text text) {
          names.put(text.value(), text.span());
        }
      }
    }
    return names;
  }

  private static List<String> texts(Node.Sequence list) {
    return list.items().stream()
        .flatMap(item -> item instanceof Node.Text text ? Stream.of(text.value()) : Stream.empty())
        .toList();
  }
}
