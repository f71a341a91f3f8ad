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

/** Makes the jobs that differ from a given one in one value, one fact, or the identity. */
final class Mutants {

  /** How many mutations of one value are tried: the effect of a small one may be rounded away. */
  private static final int ENOUGH = 2;

  /** The part of a policy file that lowering reads. */
  private static final String FACTS = "cluster";

  private final DocumentSchema schema = DocumentSchema.forJob();
  private final SchemaValidator validator = new SchemaValidator(schema);

  /** Makes every mutant of a job. */
  Stream<Mutant> generate(ResolvedJob job) {
    return Stream.concat(
        candidates(job).stream().flatMap(CandidateCause::mutants), Stream.of(identity(job)));
  }

  /** Returns all that may be a cause: first what the job says, then the facts of policies. */
  List<CandidateCause> candidates(ResolvedJob job) {
    return Stream.concat(values(job), facts(job)).toList();
  }

  /** Returns the job as its tree says, which may have been scaled down since. */
  ResolvedJob unscaled(ResolvedJob job) {
    return rebind(job, job.tree());
  }

  private Stream<CandidateCause> values(ResolvedJob job) {
    return TreeMutations.generate(job.tree(), schema).stream()
        .map(
            mutation ->
                candidate(
                    mutation,
                    new Cause.Value(mutation.path(), mutation.node()),
                    tree -> validator.check(tree, Completeness.WHOLE),
                    tree -> rebind(job, tree)));
  }

  /**
   * Binds a mutated tree. The identity stays: that every value changes it is one cause of its own.
   */
  private ResolvedJob rebind(ResolvedJob job, Node.Mapping tree) {
    return job.withJob(JobBinder.bind(validator.toJson(tree)), tree);
  }

  private static Stream<CandidateCause> facts(ResolvedJob job) {
    return job.policy().documents().isEmpty()
        ? Stream.empty()
        : facts(job, DocumentSchema.forPolicy());
  }

  private static Stream<CandidateCause> facts(ResolvedJob job, DocumentSchema schema) {
    SchemaValidator validator = new SchemaValidator(schema);
    return job.policy().documents().stream()
        .flatMap(
            document ->
                TreeMutations.generate(document.root(), schema).stream()
                    .filter(mutation -> mutation.path().first().equals(FACTS))
                    .map(
                        mutation ->
                            candidate(
                                mutation,
                                new Cause.Fact(mutation.path(), mutation.node()),
                                root -> validator.check(root, Completeness.WHOLE),
                                root -> withPolicy(job, document, root))));
  }

  /** Returns the same job with another content of one policy file. */
  private static ResolvedJob withPolicy(ResolvedJob job, Document file, Node.Mapping root) {
    List<Document> documents = new ArrayList<>(job.policy().documents());
    documents.replaceAll(each -> each.equals(file) ? new Document(file.source(), root) : each);
    return job.withPolicy(PolicyResolver.policy(documents));
  }

  private static Mutant identity(ResolvedJob job) {
    String other = new StringBuilder(job.identity()).reverse().toString();
    return new Mutant(new Cause.Identity(), false, job.withIdentity(other));
  }

  private static CandidateCause candidate(
      TreeMutation mutation,
      Cause.Written cause,
      Function<Node.Mapping, Outcome<Node.Mapping>> check,
      Function<Node.Mapping, ResolvedJob> bind) {
    return new CandidateCause(
        cause,
        mutation.absent(),
        () ->
            mutation.trees().stream()
                .filter(tree -> !check.apply(tree).hasErrors())
                .limit(ENOUGH)
                .map(bind));
  }
}
