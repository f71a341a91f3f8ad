package dev.k8spark.policy;

import dev.k8spark.diagnostic.Severity;
import dev.k8spark.source.Document;
import dev.k8spark.source.Located;
import dev.k8spark.source.LocatedEntry;
import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one policy file says in the namespace that was asked for.
 *
 * @param document the whole file
 * @param laws its tree: the top of the file, overridden by the namespace's block
 * @param root whether the search upwards from a job ends here
 * @param owner whom to ask about a finding that this file causes
 * @param ownerSpan where the owner is named, else the file's start
 * @param defaults a layer under every job, in the job language
 * @param terms what the file demands in that namespace
 * @param waivableSpan where the list of what may be waived was written, else the file's start
 * @param topTerms what it demands at its top, whatever its namespaces override
 * @param namespaces the namespaces that there are, with the place of the list; null where the file
 *     has no such list
 */
public record PolicyFile(
    Document document,
    Node.Mapping laws,
    boolean root,
    @Nullable String owner,
    Span ownerSpan,
    ClusterSettings cluster,
    Node.@Nullable Mapping defaults,
    PolicyTerms terms,
    PolicyTerms topTerms,
    Span waivableSpan,
    @Nullable Located<Map<String, NamespacePolicy>> namespaces) {

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
    return laws.find(path).orElse(null);
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

  /** The closed list of a subject, if the file has one. */
  public Optional<AllowList> allow(PolicySubject subject) {
    return Optional.ofNullable(terms.allow().get(subject));
  }

  /** What the file denies of a subject, each with its reason. */
  public List<DenyEntry> deny(PolicySubject subject) {
    @Nullable DenyList list = terms.deny().get(subject);
    return list == null ? List.of() : list.entries();
  }

  /** How severe a finding is by this file, by its code or rule, if it says that. */
  public Optional<Severity> severity(String id) {
    return Optional.ofNullable(terms.severity().get(id)).map(LocatedEntry::value);
  }

  /** The names of the file's own rules. */
  public Set<String> rules() {
    return new TreeSet<>(terms.rules().keySet());
  }

  /** The file's own rules, as they hold in the namespace that was asked for. */
  public List<CustomRule> ownRules() {
    return terms.customRules();
  }

  /** All rules that the file has, for whichever namespace. */
  public List<CustomRule> allRules() {
    return Stream.concat(Stream.of(topTerms), namespacesOrNone().values().stream().map(NamespacePolicy::terms))
        .flatMap(each -> each.customRules().stream())
        .toList();
  }

  /** What the file says of one namespace, if it says anything. */
  public Optional<NamespacePolicy> namespace(String name) {
    return Optional.ofNullable(namespaces).map(known -> known.value().get(name));
  }

  /** All namespaces of which the file says something, by name. */
  public Map<String, NamespacePolicy> namespacesOrNone() {
    return namespaces == null ? Map.of() : namespaces.value();
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
}
