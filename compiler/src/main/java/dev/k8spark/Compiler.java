package dev.k8spark;

import dev.k8spark.admit.Admission;
import dev.k8spark.admit.Waivers;
import dev.k8spark.check.SchemaCheck;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.job.Choices;
import dev.k8spark.lower.Bundle;
import dev.k8spark.lower.Lowering;
import dev.k8spark.policy.Policy;
import dev.k8spark.read.JobReader;
import dev.k8spark.resolve.JobResolver;
import dev.k8spark.resolve.LayerLoader;
import dev.k8spark.resolve.PolicyResolver;
import dev.k8spark.schema.Completeness;
import dev.k8spark.schema.DocumentSchema;
import dev.k8spark.schema.Shape;
import dev.k8spark.source.Document;
import dev.k8spark.source.Node;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The whole compilation: the phases in their order. */
public final class Compiler {

  private final @Nullable LocalDate asOf;
  private final LayerLoader jobs;
  private final JobResolver resolver;
  private @Nullable LayerLoader policies;

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
    DocumentSchema schema = DocumentSchema.job();
    Shape shape = new Shape(schema);
    LayerLoader layers = loader(schema, shape);
    this.jobs = source -> Policy.isPolicy(source) ? notAJob(source) : layers.load(source);
    this.resolver = new JobResolver(jobs, new PolicyResolver(this::loadPolicy, policy), shape);
  }

  /** What a job becomes; problems of all phases stand in the outcome, and any error forbids use. */
  public Outcome<Bundle> compile(SourceFile source, Choices choices) {
    return weighed(
        jobs.load(source)
            .then(document -> resolver.resolve(document, choices))
            .map(resolved -> resolved.shrunk(choices.shrink()))
            .map(Lowering::lower)
            .then(Admission::admit));
  }

  /** The policy says how much each of its findings weighs, and which are waived. */
  private Outcome<Bundle> weighed(Outcome<Bundle> outcome) {
    @Nullable Bundle bundle = outcome.value();
    if (bundle == null) {
      return outcome;
    }
    Policy policy = bundle.source().policy();
    List<Diagnostic> weighed = policy.weighed(outcome.diagnostics());
    List<Diagnostic> waived = new Waivers(bundle.source(), asOf).apply(weighed);
    return new Outcome<>(bundle, policy.weighed(waived));
  }

  private static LayerLoader loader(DocumentSchema schema, Shape shape) {
    SchemaCheck check = new SchemaCheck(shape);
    return source -> JobReader.read(source, schema::isFlat).then(check::check);
  }

  private static Outcome<Document> notAJob(SourceFile policy) {
    Diagnostic found =
        Diagnostic.of(Code.NOT_A_JOB, new Span(policy, 0, 0), "this file is a policy, not a job")
            .withHelp("leave it out: policies apply to the jobs beside and below them");
    return Outcome.failed(List.of(found));
  }

  /** The schema of policies is read when there is one, and then once for all jobs. */
  private Outcome<Document> loadPolicy(SourceFile source) {
    if (policies == null) {
      DocumentSchema schema = DocumentSchema.policy();
      Shape shape = new Shape(schema);
      LayerLoader layers = loader(schema, shape);
      policies = file -> layers.load(file).then(document -> whole(document, shape));
    }
    return policies.load(source);
  }

  /** A policy is complete by itself, but for the layer that it lays under jobs. */
  private static Outcome<Document> whole(Document policy, Shape shape) {
    Node.Mapping laws =
        policy.root().map((key, entry) -> key.equals("defaults") ? null : entry.value());
    return new Outcome<>(policy, shape.check(laws, Completeness.WHOLE).diagnostics());
  }
}
