package dev.k8spark.provenance;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.resolve.JobBinder;
import dev.k8spark.resolve.PolicyResolver;
import dev.k8spark.schema.Completeness;
import dev.k8spark.schema.DocumentSchema;
import dev.k8spark.schema.Shape;
import dev.k8spark.source.Document;
import dev.k8spark.source.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes of a job those that differ from it in one value, one fact, or the identity. */
final class Probes {

  /** So many changes of one thing are tried: a smaller one may be rounded away. */
  private static final int ENOUGH = 2;

  /** The part of a policy file that lowering reads. */
  private static final String FACTS = "cluster";

  private final DocumentSchema schema = DocumentSchema.job();
  private final Shape shape = new Shape(schema);
  private final JobBinder binder = new JobBinder();

  Stream<Probe> of(ResolvedJob job) {
    return Stream.of(values(job), facts(job), Stream.of(identity(job))).flatMap(probes -> probes);
  }

  private Stream<Probe> values(ResolvedJob job) {
    return Changes.of(job.tree(), schema).stream()
        .flatMap(
            change ->
                valid(
                    change,
                    new Cause.Value(change.path(), change.node()),
                    tree -> rebound(job, tree)));
  }

  /** The identity stays: that every value changes it is one cause of its own. */
  private Optional<ResolvedJob> rebound(ResolvedJob job, Node.Mapping tree) {
    return shape.check(tree, Completeness.WHOLE).hasErrors()
        ? Optional.empty()
        : Optional.of(
            new ResolvedJob(
                binder.bind(shape.toJson(tree)),
                tree,
                job.document(),
                job.policy(),
                job.identity()));
  }

  private static Stream<Probe> facts(ResolvedJob job) {
    return job.policy().documents().isEmpty()
        ? Stream.empty()
        : facts(job, DocumentSchema.policy());
  }

  private static Stream<Probe> facts(ResolvedJob job, DocumentSchema schema) {
    Shape shape = new Shape(schema);
    return job.policy().documents().stream()
        .flatMap(
            document ->
                Changes.of(document.root(), schema).stream()
                    .filter(change -> change.path().getFirst().equals(FACTS))
                    .flatMap(
                        change ->
                            valid(
                                change,
                                new Cause.Fact(change.path(), change.node()),
                                root -> elsewhere(job, document, root, shape))));
  }

  /** The same job where a policy file says something else. */
  private static Optional<ResolvedJob> elsewhere(
      ResolvedJob job, Document file, Node.Mapping root, Shape shape) {
    if (shape.check(root, Completeness.WHOLE).hasErrors()) {
      return Optional.empty();
    }
    List<Document> documents = new ArrayList<>(job.policy().documents());
    documents.replaceAll(each -> each.equals(file) ? new Document(file.source(), root) : each);
    return Optional.of(
        new ResolvedJob(
            job.job(),
            job.tree(),
            job.document(),
            PolicyResolver.policy(documents),
            job.identity()));
  }

  private static Probe identity(ResolvedJob job) {
    String other = new StringBuilder(job.identity()).reverse().toString();
    return new Probe(
        new Cause.Identity(),
        false,
        new ResolvedJob(job.job(), job.tree(), job.document(), job.policy(), other));
  }

  private static Stream<Probe> valid(
      Change change, Cause cause, Function<Node.Mapping, Optional<ResolvedJob>> made) {
    return change.trees().stream()
        .flatMap(tree -> made.apply(tree).stream())
        .limit(ENOUGH)
        .map(job -> new Probe(cause, change.absent(), job));
  }
}
