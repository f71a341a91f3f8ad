package dev.k8spark.provenance;

import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.resolve.JobBinder;
import dev.k8spark.resolve.PolicyResolver;
import dev.k8spark.schema.Completeness;
import dev.k8spark.schema.DocumentSchema;
import dev.k8spark.schema.SchemaValidator;
import dev.k8spark.source.Document;
import dev.k8spark.source.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes of a job those that differ from it in one value, one fact, or the identity. */
final class Mutants {

  /** So many changes of one thing are tried: a smaller one may be rounded away. */
  private static final int ENOUGH = 2;

  /** The part of a policy file that lowering reads. */
  private static final String FACTS = "cluster";

  private final DocumentSchema schema = DocumentSchema.forJob();
  private final SchemaValidator shape = new SchemaValidator(schema);
  private final JobBinder binder = new JobBinder();

  Stream<Mutant> of(ResolvedJob job) {
    return Stream.concat(
        suspects(job).stream().flatMap(CandidateCause::probes), Stream.of(identity(job)));
  }

  /** All that can be changed, in the job first. */
  List<CandidateCause> suspects(ResolvedJob job) {
    return Stream.concat(values(job), facts(job)).toList();
  }

  /** The job as its tree says, which may have been shrunk since. */
  ResolvedJob whole(ResolvedJob job) {
    return rebound(job, job.tree());
  }

  private Stream<CandidateCause> values(ResolvedJob job) {
    return TreeMutations.of(job.tree(), schema).stream()
        .map(
            change ->
                suspect(
                    change,
                    new Cause.Value(change.path(), change.node()),
                    tree -> shape.check(tree, Completeness.WHOLE),
                    tree -> rebound(job, tree)));
  }

  /** The identity stays: that every value changes it is one cause of its own. */
  private ResolvedJob rebound(ResolvedJob job, Node.Mapping tree) {
    return new ResolvedJob(
        binder.bind(shape.toJson(tree)), tree, job.document(), job.policy(), job.identity());
  }

  private static Stream<CandidateCause> facts(ResolvedJob job) {
    return job.policy().documents().isEmpty()
        ? Stream.empty()
        : facts(job, DocumentSchema.forPolicy());
  }

  private static Stream<CandidateCause> facts(ResolvedJob job, DocumentSchema schema) {
    SchemaValidator shape = new SchemaValidator(schema);
    return job.policy().documents().stream()
        .flatMap(
            document ->
                TreeMutations.of(document.root(), schema).stream()
                    .filter(change -> change.path().getFirst().equals(FACTS))
                    .map(
                        change ->
                            suspect(
                                change,
                                new Cause.Fact(change.path(), change.node()),
                                root -> shape.check(root, Completeness.WHOLE),
                                root -> elsewhere(job, document, root))));
  }

  /** The same job where a policy file says something else. */
  private static ResolvedJob elsewhere(ResolvedJob job, Document file, Node.Mapping root) {
    List<Document> documents = new ArrayList<>(job.policy().documents());
    documents.replaceAll(each -> each.equals(file) ? new Document(file.source(), root) : each);
    return new ResolvedJob(
        job.job(), job.tree(), job.document(), PolicyResolver.policy(documents), job.identity());
  }

  private static Mutant identity(ResolvedJob job) {
    String other = new StringBuilder(job.identity()).reverse().toString();
    return new Mutant(
        new Cause.Identity(),
        false,
        new ResolvedJob(job.job(), job.tree(), job.document(), job.policy(), other));
  }

  private static CandidateCause suspect(
      TreeMutation change,
      Cause.Written cause,
      Function<Node.Mapping, Outcome<Node.Mapping>> check,
      Function<Node.Mapping, ResolvedJob> made) {
    return new CandidateCause(
        cause,
        change.absent(),
        () ->
            change.trees().stream()
                .filter(tree -> !check.apply(tree).hasErrors())
                .limit(ENOUGH)
                .map(made));
  }
}
