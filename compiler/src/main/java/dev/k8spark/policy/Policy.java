package dev.k8spark.policy;

import dev.k8spark.diagnostic.Severity;
import dev.k8spark.source.Document;
import dev.k8spark.source.Node;
import dev.k8spark.source.SourceFile;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What applies to a job, all policy files together.
 *
 * @param files nearest to the job first; none: nothing is forbidden. The rules of all apply
 *     together.
 * @param cluster facts, for lowering
 * @param defaults a layer under every job
 */
public record Policy(List<PolicyFile> files, ClusterFacts cluster, List<Node.Mapping> defaults) {

  /** The name of a policy file, before its ending. */
  public static final String FILE_STEM = "k8spark-policy";

  public Policy {
    files = List.copyOf(files);
    defaults = List.copyOf(defaults);
  }

  /** Whether a file is a policy by its name. */
  public static boolean isPolicy(SourceFile file) {
    return isPolicyName(file.name());
  }

  /** Returns whether a file of this name, with or without folders before it, is a policy. */
  public static boolean isPolicyName(String name) {
    return name.substring(name.lastIndexOf('/') + 1).startsWith(FILE_STEM + ".");
  }

  public List<Document> documents() {
    return files.stream().map(PolicyFile::document).toList();
  }

  /** The closed lists; what is used must be on each of them. */
  public List<AllowList> allow(PolicySubject subject) {
    return files.stream().flatMap(file -> file.allow(subject).stream()).toList();
  }

  /** What is forbidden, whatever is allowed. */
  public List<DenyEntry> deny(PolicySubject subject) {
    return files.stream().flatMap(file -> file.deny(subject).stream()).toList();
  }

  /** Returns what an image of exactly this name holds, if a file says it; the nearest counts. */
  public Optional<DescribedImage> findImage(String name) {
    return files.stream().flatMap(file -> Stream.ofNullable(file.images().get(name))).findFirst();
  }

  /** What a finding weighs, by its code or rule: the highest of what the files say. */
  public Severity severity(String id, Severity usual) {
    return files.stream()
        .flatMap(file -> file.severity(id).stream())
        .min(Comparator.naturalOrder())
        .orElse(usual);
  }

  /** The namespaces that every file with such a list has; none where no file has one. */
  public Set<String> namespaces() {
    List<Set<String>> lists =
        files.stream()
            .filter(file -> file.namespaces() != null)
            .map(file -> file.namespacesOrNone().keySet())
            .toList();
    Set<String> common = new TreeSet<>();
    lists.forEach(common::addAll);
    lists.forEach(common::retainAll);
    return common;
  }

  /** Whether any file lets a job waive a finding. */
  public boolean letsWaive(String id) {
    return files.stream().anyMatch(file -> file.terms().waivable().containsKey(id));
  }

  /** The names of all files' own rules. */
  public Set<String> rules() {
    return files.stream()
        .flatMap(file -> file.rules().stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns whether a list of any file names the subject. */
  public boolean speaksOf(PolicySubject subject) {
    return Stream.concat(allow(subject).stream(), deny(subject).stream()).findAny().isPresent();
  }
}
