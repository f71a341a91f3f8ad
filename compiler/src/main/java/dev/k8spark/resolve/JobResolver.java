package dev.k8spark.resolve;

import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.job.CompileOptions;
import dev.k8spark.job.JobOutline;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.ScaleDown;
import dev.k8spark.job.SparkJob;
import dev.k8spark.policy.DataStore;
import dev.k8spark.policy.Policy;
import dev.k8spark.resolve.rule.JobRules;
import dev.k8spark.schema.Completeness;
import dev.k8spark.schema.SchemaValidator;
import dev.k8spark.source.Document;
import dev.k8spark.source.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes a complete job of its layers: shipped defaults, what its main needs, the policy's defaults,
 * extended files, the file, the environment and the command line's parameters.
 */
public final class JobResolver {

  /** Keys of the language that are used up here. */
  private static final Set<String> USED_UP =
      Set.of("extends", JobParameters.KEY, EnvironmentChoice.KEY, JobWaivers.KEY);

  private final LayerLoader loader;
  private final PolicyResolver policies;
  private final SchemaValidator shape;
  private final Map<String, Node.Mapping> shipped = new ConcurrentHashMap<>();

  /**
   * @param loader reads and checks a layer of a job
   */
  public JobResolver(LayerLoader loader, PolicyResolver policies, SchemaValidator shape) {
    this.loader = loader;
    this.policies = policies;
    this.shape = shape;
  }

  public Outcome<ResolvedJob> resolve(Document document, CompileOptions choices) {
    FileLayers.CollectedLayers files = FileLayers.collect(document, loader);
    CommandLine commandLine = CommandLine.of(choices);
    return new Outcome<>(merge(files.documents()), files.diagnostics())
        .addDiagnostics(JobWaivers.inherited(files.documents()))
        .then(tree -> EnvironmentChoice.choose(tree, commandLine))
        .then(
            chosen ->
                policies
                    .findPolicy(document.source())
                    .then(
                        policy -> complete(document, chosen, policy, commandLine, choices.runId())))
        .map(resolved -> scale(resolved, choices.scaleDown()));
  }

  /** What the layers of a job offer to choose from, and which files take part. */
  public JobOutline outline(Document document) {
    List<Document> layers = FileLayers.collect(document, loader).documents();
    Node.Mapping tree = merge(layers);
    return new JobOutline(
        keysOf(tree.get(EnvironmentChoice.KEY)),
        keysOf(tree.get(JobParameters.KEY)),
        Stream.concat(layers.stream(), policies.filesAround(document.source()))
            .map(Document::source)
            .filter(file -> !file.isShipped())
            .distinct()
            .toList());
  }

  private static List<String> keysOf(@Nullable Node node) {
    return node == null ? List.of() : List.copyOf(node.entries().keySet());
  }

  private Outcome<ResolvedJob> complete(
      Document document,
      Node.Mapping chosen,
      Policy policy,
      CommandLine commandLine,
      @Nullable String runId) {
    JobParameters params = JobParameters.of(chosen, commandLine);
    Node.Mapping tree = Layers.settle(withDefaults(Layers.removeKeys(chosen, USED_UP), policy));
    Substitution.SubstitutedTree replaced = Substitution.apply(tree, params.values());
    List<Diagnostic> diagnostics = new ArrayList<>(params.diagnostics());
    diagnostics.addAll(replaced.diagnostics());
    Outcome<Node.Mapping> checked =
        shape.check(replaced.tree(), Completeness.WHOLE, Layers.findInvalidPaths(chosen));
    diagnostics.addAll(checked.diagnostics());
    Node.Mapping whole = Layers.settle(Objects.requireNonNull(checked.value()));
    if (Layers.hasInvalid(whole) || diagnostics.stream().anyMatch(Diagnostic::isError)) {
      whole = Layers.removeInvalid(whole);
      if (shape.check(whole, Completeness.WHOLE).hasErrors()) {
        return Outcome.failed(diagnostics);
      }
    }
    CodeCollector.CollectedCode code = CodeCollector.collect(whole, document.source());
    diagnostics.addAll(code.diagnostics());
    return new Outcome<>(bound(document, code, policy, runId), diagnostics)
        .then(job -> new Outcome<>(job, PolicyRules.check(job.policy())))
        .then(job -> new Outcome<>(job, JobWaivers.check(job)))
        .then(job -> new Outcome<>(job, JobRules.check(job)));
  }

  private ResolvedJob bound(
      Document document, CodeCollector.CollectedCode code, Policy policy, @Nullable String runId) {
    Node.Mapping whole = code.tree();
    SparkJob job = JobBinder.bind(shape.toJson(whole));
    Policy here = policies.applyNamespace(job.namespace(), policy);
    List<DataStore> stores =
        job.data().values().stream()
            .flatMap(use -> here.cluster().findStore(use.uri()).stream())
            .distinct()
            .toList();
    String identity = JobIdentity.compute(whole, stores, code.files(), runId);
    return new ResolvedJob(job, whole, document, here, identity, code.files());
  }

  /** Makes the roles of a job smaller than its tree says. */
  private ResolvedJob scale(ResolvedJob resolved, @Nullable ScaleDown scaleDown) {
    if (scaleDown == null) {
      return resolved;
    }
    SparkJob job = resolved.job();
    return resolved.withJob(
        JobBinder.bind(
            shape.toJson(resolved.tree()),
            scaleDown.scale(job.driver()),
            scaleDown.scale(job.executor())));
  }

  /**
   * Lays what people wrote over what k8spark ships. A {@code null} takes away what other people
   * wrote; the shipped default stands below it all the same.
   */
  private Node.Mapping withDefaults(Node.Mapping chosen, Policy policy) {
    Node.Mapping written = chosen;
    for (Node.Mapping layer : policy.defaults().reversed()) {
      written = Layers.merge(layer, written);
    }
    Node.Mapping shippedTree =
        Layers.merge(shipped(ShippedFiles.DEFAULTS), shipped(mainKind(chosen)));
    return Layers.merge(shippedTree, Layers.settle(written));
  }

  private static String mainKind(Node.Mapping chosen) {
    return chosen.find("main", "python").isPresent() ? ShippedFiles.PYTHON : ShippedFiles.JVM;
  }

  private Node.Mapping shipped(String name) {
    return shipped.computeIfAbsent(name, this::loadShipped);
  }

  private Node.Mapping loadShipped(String name) {
    Outcome<Document> loaded = loader.load(ShippedFiles.template(name));
    if (loaded.value() == null || !loaded.diagnostics().isEmpty()) {
      throw new IllegalStateException("the shipped layer %s is wrong".formatted(name));
    }
    return loaded.value().root();
  }

  private static Node.Mapping merge(List<Document> layers) {
    Node.Mapping tree = layers.getFirst().root();
    for (Document layer : layers.subList(1, layers.size())) {
      tree = Layers.merge(tree, layer.root());
    }
    return tree;
  }
}
