package dev.k8spark;

import dev.k8spark.admit.Admission;
import dev.k8spark.admit.Waivers;
import dev.k8spark.check.SchemaCheck;
import dev.k8spark.check.SecretsInText;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.enforce.NamespaceManifests;
import dev.k8spark.enforce.NamespaceManifestsBuilder;
import dev.k8spark.job.CompileOptions;
import dev.k8spark.job.JobOutline;
import dev.k8spark.lower.Bundle;
import dev.k8spark.lower.Lowering;
import dev.k8spark.policy.Policy;
import dev.k8spark.provenance.CauseAttribution;
import dev.k8spark.read.JobReader;
import dev.k8spark.redact.Redactor;
import dev.k8spark.resolve.JobResolver;
import dev.k8spark.resolve.LayerLoader;
import dev.k8spark.resolve.PolicyResolver;
import dev.k8spark.rule.custom.CustomRules;
import dev.k8spark.rule.custom.TestObject;
import dev.k8spark.schema.Completeness;
import dev.k8spark.schema.DocumentSchema;
import dev.k8spark.schema.SchemaValidator;
import dev.k8spark.source.Document;
import dev.k8spark.source.Node;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The whole compilation: the phases in their order. One may serve several threads. */
public final class Compiler {

  private final DocumentSchema schema = DocumentSchema.job();
  private final Redactor concealment = new Redactor();
  private final @Nullable LocalDate asOf;
  private final LayerLoader jobs;
  private final JobResolver resolver;
  private final PolicyResolver policies;
  private final CustomRules own;
  private final Admission admission;
  private @Nullable LayerLoader policyFiles;

  /** A compiler without a clock: waivers count, and a note says that nobody judged their days. */
  public Compiler(@Nullable SourceFile policy) {
    this(policy, null);
  }

  /**
   * @param policy the one policy that applies, or null for those above each job
   * @param asOf the day on which waivers are judged, or null if nobody judges them
   */
  public Compiler(@Nullable SourceFile policy, @Nullable LocalDate asOf) {
    this.asOf = asOf;
    SchemaValidator shape = new SchemaValidator(schema);
    LayerLoader layers = loader(schema, shape);
    this.jobs = source -> Policy.isPolicy(source) ? notAJob(source) : layers.load(source);
    this.policies = new PolicyResolver(LayerLoader.once(this::loadPolicy), policy);
    this.resolver = new JobResolver(LayerLoader.once(jobs), policies, shape);
    this.own = new CustomRules(shape);
    this.admission = new Admission(own);
  }

  /** What a job becomes; problems of all phases stand in the outcome, and any error forbids use. */
  public Outcome<Bundle> compile(SourceFile source, CompileOptions choices) {
    concealment.learn(choices.params());
    return said(weighed(load(source).then(document -> compiled(document, choices))));
  }

  /** The same for a file that was loaded before; what was found then is not found again. */
  public Outcome<Bundle> compile(Document document, CompileOptions choices) {
    concealment.learn(choices.params());
    return said(weighed(compiled(document, choices)));
  }

  /** The tree of a file of any kind, without a look at what its keys mean. */
  public Outcome<Document> read(SourceFile source) {
    return JobReader.read(source, schema::isFlat);
  }

  /** A file as it may be shown: with asterisks for the credentials that stand in it. */
  public SourceFile shown(SourceFile source) {
    return Redactor.shown(source, read(source).then(SecretsInText::check).diagnostics());
  }

  /** A job file in the shape of the language. */
  public Outcome<Document> load(SourceFile source) {
    Outcome<Document> loaded = said(jobs.load(source));
    return loaded.value() == null ? loaded : SecretsInText.without(loaded);
  }

  /** What a loaded job offers to choose from, and of which files it is made. */
  public JobOutline outline(Document document) {
    return resolver.outline(document);
  }

  /** What is wrong with a policy file, below those above it and in each of its namespaces. */
  public List<Diagnostic> checkPolicy(SourceFile source) {
    Outcome<Policy> checked =
        policies.check(source).then(policy -> new Outcome<>(policy, own.mistakes(policy)));
    @Nullable Policy policy = checked.value();
    List<Diagnostic> found = checked.diagnostics();
    return concealment.of(policy == null ? found : policy.weighed(found));
  }

  private Outcome<Bundle> compiled(Document document, CompileOptions choices) {
    return resolver
        .resolve(document, choices)
        .with(concealment.found(document.source()))
        .map(resolved -> resolved.shrunk(choices.shrink()))
        .map(Lowering::lower)
        .then(admission::admit);
  }

  /** What applies to objects that no job became, and lie beside a file. */
  public Outcome<Policy> policy(SourceFile beside, @Nullable String namespace) {
    return policies.around(beside, namespace);
  }

  /** What the rules of a policy say of an object that no job became. */
  public List<Diagnostic> judge(Policy applied, TestObject specimen) {
    return applied.weighed(own.check(applied, specimen));
  }

  /**
   * What holds a policy in the cluster, for each of its namespaces.
   *
   * @param namespace the only one that is wanted, or null for all
   */
  public Outcome<List<NamespaceManifests>> compilePolicy(
      SourceFile source, @Nullable String namespace) {
    Outcome<Policy> read = policies.from(source);
    return read.hasErrors()
        ? Outcome.failed(read.diagnostics())
        : read.then(policy -> NamespaceManifestsBuilder.of(source, policy, namespace));
  }

  /** The policy says how much each of its findings weighs, and which are waived. */
  private Outcome<Bundle> weighed(Outcome<Bundle> outcome) {
    @Nullable Bundle bundle = outcome.value();
    if (bundle == null) {
      return outcome;
    }
    Policy policy = bundle.source().policy();
    List<Diagnostic> weighed = traced(bundle, policy.weighed(outcome.diagnostics()));
    List<Diagnostic> waived = new Waivers(bundle.source(), asOf).apply(weighed);
    return new Outcome<>(
        bundle, policy.weighed(waived).stream().map(one -> one.withEvidence(null)).toList());
  }

  /** Nothing is spent on causes where no finding asks for one. */
  private List<Diagnostic> traced(Bundle bundle, List<Diagnostic> found) {
    return found.stream().allMatch(one -> one.evidence() == null)
        ? found
        : CauseAttribution.on(bundle, found);
  }

  /** What leaves this class shows no credential, in which file ever it stands. */
  private <T> Outcome<T> said(Outcome<T> outcome) {
    return new Outcome<>(outcome.value(), concealment.of(outcome.diagnostics()));
  }

  private LayerLoader loader(DocumentSchema schema, SchemaValidator shape) {
    SchemaCheck check = new SchemaCheck(shape);
    return source -> {
      Outcome<Document> read = JobReader.read(source, schema::isFlat).then(SecretsInText::check);
      concealment.learn(source, read.diagnostics());
      return read.then(check::check);
    };
  }

  private static Outcome<Document> notAJob(SourceFile policy) {
    Diagnostic found =
        Diagnostic.of(Code.NOT_A_JOB, new Span(policy, 0, 0), "this file is a policy, not a job")
            .withHelp("leave it out: policies apply to the jobs beside and below them");
    return Outcome.failed(List.of(found));
  }

  /** The schema of policies is read when there is one, and then once for all jobs. */
  private Outcome<Document> loadPolicy(SourceFile source) {
    return policyFiles().load(source);
  }

  private synchronized LayerLoader policyFiles() {
    if (policyFiles == null) {
      DocumentSchema laws = DocumentSchema.policy();
      SchemaValidator shape = new SchemaValidator(laws);
      LayerLoader layers = loader(laws, shape);
      policyFiles = file -> layers.load(file).then(document -> whole(document, shape));
    }
    return policyFiles;
  }

  /** A policy is complete by itself, but for the layer that it lays under jobs. */
  private static Outcome<Document> whole(Document policy, SchemaValidator shape) {
    Node.Mapping laws =
        policy.root().map((key, entry) -> key.equals("defaults") ? null : entry.value());
    return new Outcome<>(policy, shape.check(laws, Completeness.WHOLE).diagnostics());
  }
}
