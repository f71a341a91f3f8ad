package dev.k8spark.resolve;

import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.policy.ApiServer;
import dev.k8spark.policy.ClusterFacts;
import dev.k8spark.policy.ClusterSettings;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.policy.UnsupportedSubjects;
import dev.k8spark.source.Document;
import dev.k8spark.source.LocatedEntry;
import dev.k8spark.source.Node;
import dev.k8spark.source.SourceFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes one policy of the files that apply to a job: facts come from the nearest file that has
 * them, defaults are layers, the rules of all files apply together.
 */
public final class PolicyResolver {

  private static final String NAMESPACES = "namespaces";

  private final LayerLoader loader;
  private final @Nullable SourceFile only;
  private final Map<JobFolder, Outcome<Policy>> known = new ConcurrentHashMap<>();
  private final Map<NamespaceOfFile, PolicyFile> bound = new ConcurrentHashMap<>();

  /**
   * @param loader reads and checks a policy file
   * @param only the one file that applies, in place of those above a job
   */
  public PolicyResolver(LayerLoader loader, @Nullable SourceFile only) {
    this.loader = loader;
    this.only = only;
  }

  /** Where a job stands, and what messages call that folder: its neighbours share its policy. */
  private record JobFolder(Path folder, @Nullable Path name) {
    static JobFolder of(SourceFile job) {
      return new JobFolder(ProjectFolder.folderOf(job), Path.of(job.name()).getParent());
    }
  }

  /** A policy file's text and one of the namespaces that jobs below the file are in. */
  private record NamespaceOfFile(SourceFile file, String namespace) {}

  Outcome<Policy> findPolicy(SourceFile job) {
    return known.computeIfAbsent(JobFolder.of(job), _ -> find(job));
  }

  private Outcome<Policy> find(SourceFile job) {
    return toPolicy(
        only == null ? PolicyFiles.findAbove(job, loader) : PolicyFiles.readOnly(only, loader));
  }

  private static Outcome<Policy> toPolicy(PolicyFiles.CollectedPolicies files) {
    return new Outcome<>(policy(files.documents()), files.diagnostics());
  }

  /** The policy files that apply to a job, as far as they can be read. */
  Stream<Document> filesAround(SourceFile job) {
    @Nullable Policy policy = findPolicy(job).value();
    return policy == null ? Stream.of() : policy.documents().stream();
  }

  /**
   * A policy with what is wrong with its nearest file, below those above it and in each of their
   * namespaces.
   */
  public Outcome<Policy> check(SourceFile file) {
    boolean isInPlace = Policy.isPolicy(file) && file.path() != null && !file.equals(only);
    return toPolicy(
            isInPlace ? PolicyFiles.findAbove(file, loader) : PolicyFiles.readOnly(file, loader))
        .then(policy -> new Outcome<>(policy, everywhere(policy)));
  }

  private static List<Diagnostic> everywhere(Policy policy) {
    Stream<String> namespaces =
        policy.files().stream()
            .flatMap(file -> file.namespacesOrNone().keySet().stream())
            .distinct();
    return Stream.concat(Stream.of(policy), namespaces.map(name -> selectNamespace(name, policy)))
        .filter(one -> !one.files().isEmpty()) // the file cannot be read as a policy
        .flatMap(
            one ->
                Stream.concat(
                    PolicyRules.check(one).stream(),
                    new UnsupportedSubjects(one.files().getFirst()).notes()))
        .distinct()
        .toList();
  }

  /** What applies in a namespace to what lies beside a file; at the top where none is named. */
  public Outcome<Policy> findPolicy(SourceFile file, @Nullable String namespace) {
    return findPolicy(file)
        .map(policy -> namespace == null ? policy : applyNamespace(namespace, policy));
  }

  /** Returns what applies in a namespace of jobs; each file is bound once for it. */
  Policy applyNamespace(String namespace, Policy policy) {
    return mapFiles(
        policy,
        file ->
            bound.computeIfAbsent(
                new NamespaceOfFile(file.document().source(), namespace),
                _ -> selectNamespace(namespace, file)));
  }

  /** What a policy file says together with those above it, before any namespace is asked for. */
  public Outcome<Policy> resolve(Document file) {
    return toPolicy(PolicyFiles.collectFrom(file, loader));
  }

  /**
   * The rules of one namespace, and what is wrong with them: each file's words about the namespace
   * stand in place of what it says above.
   */
  public static Outcome<Policy> resolveIn(String namespace, Policy policy) {
    Policy here = selectNamespace(namespace, policy);
    return new Outcome<>(here, PolicyRules.check(here));
  }

  private static Policy selectNamespace(String namespace, Policy policy) {
    return mapFiles(policy, file -> selectNamespace(namespace, file));
  }

  private static Policy mapFiles(Policy policy, UnaryOperator<PolicyFile> edit) {
    return new Policy(
        policy.files().stream().map(edit).toList(), policy.cluster(), policy.defaults());
  }

  private static PolicyFile selectNamespace(String namespace, PolicyFile file) {
    Document document = file.document();
    return document.root().find(NAMESPACES, namespace).orElse(null) instanceof Node.Mapping block
        ? PolicyBinder.bind(
            document, Layers.settle(Layers.merge(document.root(), block)), namespace)
        : file;
  }

  /** What files say together, nearest to the job first. */
  public static Policy policy(List<Document> documents) {
    List<PolicyFile> files = documents.stream().map(PolicyBinder::bind).toList();
    ClusterFacts cluster =
        new ClusterFacts(
            nearest(files, ClusterSettings::kubernetes).orElse(null),
            nearest(files, ClusterSettings::apiServer).orElseGet(ApiServer.Unknown::new),
            nearest(files, ClusterSettings::dns).orElse(null),
            nearest(files, ClusterSettings::kerberos).orElse(null),
            nearest(files, ClusterSettings::runtime).orElse(null),
            all(files, ClusterSettings::stores),
            all(files, ClusterSettings::hosts));
    return new Policy(files, cluster, defaults(files));
  }

  private static <T> Optional<T> nearest(
      List<PolicyFile> files, Function<ClusterSettings, @Nullable T> fact) {
    return files.stream()
        .flatMap(file -> Stream.ofNullable(fact.apply(file.cluster())))
        .findFirst();
  }

  /** Returns what stands under a name in the nearest file that has it, nearest file first. */
  private static <T> List<T> all(
      List<PolicyFile> files, Function<ClusterSettings, Map<String, LocatedEntry<T>>> facts) {
    Map<String, T> byName = new LinkedHashMap<>();
    for (PolicyFile file : files) {
      facts
          .apply(file.cluster())
          .forEach(
              (name, entry) -> {
                @Nullable T fact = entry.value();
                if (fact != null) {
                  byName.putIfAbsent(name, fact);
                }
              });
    }
    return List.copyOf(byName.values());
  }

  /** Lowest first: the outermost file's layer lies under the others. */
  private static List<Node.Mapping> defaults(List<PolicyFile> files) {
    return files.reversed().stream().flatMap(file -> Stream.ofNullable(file.defaults())).toList();
  }
}
