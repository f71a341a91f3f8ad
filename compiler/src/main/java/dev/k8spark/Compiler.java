package dev.k8spark;

import dev.k8spark.admit.Admission;
import dev.k8spark.check.SchemaCheck;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.job.Choices;
import dev.k8spark.lower.Bundle;
import dev.k8spark.lower.Lowering;
import dev.k8spark.read.JobReader;
import dev.k8spark.resolve.JobResolver;
import dev.k8spark.resolve.LayerLoader;
import dev.k8spark.resolve.PolicyResolver;
import dev.k8spark.schema.DocumentSchema;
import dev.k8spark.schema.Shape;
import dev.k8spark.source.Document;
import dev.k8spark.source.SourceFile;
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
    this.jobs = loader(schema, shape);
    this.resolver = new JobResolver(jobs, new PolicyResolver(this::loadPolicy, policy), shape);
  }

  /** What a job becomes; problems of all phases stand in the outcome, and any error forbids use. */
  public Outcome<Bundle> compile(SourceFile source, Choices choices) {
    return jobs.load(source)
        .then(document -> resolver.resolve(document, choices))
        .map(Lowering::lower)
        .then(Admission::admit);
  }

  private static LayerLoader loader(DocumentSchema schema, Shape shape) {
    SchemaCheck check = new SchemaCheck(shape);
    return source -> JobReader.read(source, schema::isFlat).then(check::check);
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
