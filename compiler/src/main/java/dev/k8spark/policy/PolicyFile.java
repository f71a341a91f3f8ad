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
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one policy file says in the namespace that was asked for.
 *
 * @param document the whole file
 * @param root whether the search upwards from a job ends here
 * @param delegates folders whose own policies may end the search and say facts of the cluster
 * @param exclude patterns of files and folders below the file that nobody checks
 * @param owner whom to ask about a finding that this file causes
 * @param ownerSpan where the owner is named, else the file's start
 * @param images what images hold, by their exact names
 * @param defaults a layer under every job, in the job language
 * @param terms what the file demands in that namespace
 * @param waivableSpan where the list of what may be waived was written, else the file's start
 * @param topTerms what it demands at its top, whatever its namespaces override
 * @param namespaces the namespaces that there are, with the place of the list; null where the file
 *     has no such list
 * @param here what the file says of the namespace that was asked for; null where it says nothing
 */
public record PolicyFile(
    Document document,
    boolean root,
    List<String> delegates,
    List<String> exclude,
    @Nullable String owner,
    Span ownerSpan,
    ClusterSettings cluster,
    Map<String, DescribedImage> images,
    Node.@Nullable Mapping defaults,
    PolicyTerms terms,
    PolicyTerms topTerms,
    Span waivableSpan,
    @Nullable Located<Map<String, NamespacePolicy>> namespaces,
    @Nullable NamespacePolicy here) {

  /** Whom to ask, to stand behind a help; empty where nobody is named. */
  public static String asking(@Nullable String owner) {
    return owner == null ? "" : "; %s decides on it".formatted(owner);
  }

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
    return Stream.concat(
            Stream.of(topTerms), namespacesOrNone().values().stream().map(NamespacePolicy::terms))
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
}
