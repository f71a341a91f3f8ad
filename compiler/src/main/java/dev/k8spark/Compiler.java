package dev.k8spark;

import dev.k8spark.admit.Admission;
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
import dev.k8spark.schema.DocumentSchema;
import dev.k8spark.schema.Shape;
import dev.k8spark.source.Document;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The whole compilation: the phases in their order. */
public final class Compiler {

  private final LayerLoader jobs;
  private final JobResolver resolver;
  private @Nullable LayerLoader policies;

  /**
   * @param policy the one policy that applies, or null for those above each job
   */
  public Compiler(@Nullable SourceFile policy) {
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

  /** The policy says how much each of its findings weighs. */
  private static Outcome<Bundle> weighed(Outcome<Bundle> outcome) {
    Bundle bundle = outcome.value();
    return bundle == null
        ? outcome
        : new Outcome<>(bundle, bundle.source().policy().weighed(outcome.diagnostics()));
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
      policies = loader(schema, new Shape(schema));
    }
    return policies.load(source);
  }
}
