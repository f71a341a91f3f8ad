package dev.k8spark;

import dev.k8spark.admit.Admission;
import dev.k8spark.admit.RuleSet;
import dev.k8spark.check.SchemaCheck;
import dev.k8spark.check.SecretsInText;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.emit.JobManifests;
import dev.k8spark.emit.ManifestWriter;
import dev.k8spark.emit.ToolVersion;
import dev.k8spark.job.CompileOptions;
import dev.k8spark.job.JobOutline;
import dev.k8spark.lower.Bundle;
import dev.k8spark.lower.Lowering;
import dev.k8spark.policy.Policy;
import dev.k8spark.read.JobReader;
import dev.k8spark.redact.Redactor;
import dev.k8spark.resolve.JobResolver;
import dev.k8spark.resolve.LayerLoader;
import dev.k8spark.rule.custom.CustomRules;
import dev.k8spark.schema.DocumentSchema;
import dev.k8spark.schema.SchemaValidator;
import dev.k8spark.source.Document;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compiles jobs: the phases in their order. It may serve several threads, and keeps nothing between
 * calls but files, rules and credentials that it has read, each by its text.
 */
public final class Compiler {

  private final DocumentSchema schema = DocumentSchema.forJob();
  private final Redactor redactor = new Redactor();
  private final ManifestWriter writer = new ManifestWriter(ToolVersion.read());
  private final SchemaCheck checker;
  private final JobResolver resolver;
  private final Admission admission;
  private final PolicyCompiler policies;

  /** A compiler without a clock: waivers count, and a note says that nobody judged their days. */
  public Compiler(@Nullable SourceFile policy) {
    this(policy, null);
  }

  /**
   * @param policy the one policy that applies, or null for those above each job
   * @param asOf the day on which waivers are judged, or null if nobody judges them
   */
  public Compiler(@Nullable SourceFile policy, @Nullable LocalDate asOf) {
    SchemaValidator validator = new SchemaValidator(schema);
    CustomRules customRules = new CustomRules(() -> validator);
    this.checker = new SchemaCheck(validator);
    this.policies = new PolicyCompiler(policy, customRules, redactor);
    this.resolver = new JobResolver(LayerLoader.once(this::load), policies.resolver(), validator);
    this.admission = new Admission(RuleSet.of(customRules), asOf);
  }

  /** Compiles a job. Problems of all phases stand in the outcome, and any error forbids use. */
  public Outcome<JobManifests> compile(SourceFile source, CompileOptions options) {
    return redactor
        .withParams(options.params())
        .redact(
            readJob(source)
                .then(checker::check)
                .then(document -> resolver.resolve(document, options))
                .map(Lowering::lower)
                .transform(admission::admit)
                .map(writer::emit));
  }

  /**
   * Reads and checks a job's file by itself. Its diagnostics may show credentials: what may be
   * shown comes from {@link #admit}, also where a file has no value.
   */
  public Outcome<Document> load(SourceFile source) {
    return readJob(source).then(checker::check);
  }

  /** What a loaded job offers to choose from, and of which files it is made. */
  public JobOutline outline(Document document) {
    return resolver.outline(document);
  }

  /**
   * Compiles a loaded job for one choice of options, without its YAML. What loading has found is
   * part of the outcome, as the policy weighs it.
   */
  public Outcome<Bundle> admit(Outcome<Document> loaded, CompileOptions options) {
    return redactor
        .withParams(options.params())
        .redact(
            loaded
                .then(document -> resolver.resolve(document, options))
                .map(Lowering::lower)
                .transform(admission::admit));
  }

  /** Checks syntax, keys and types of a job's file by itself: no layers, no policy. */
  public List<Diagnostic> checkShape(SourceFile source) {
    Outcome<Document> loaded = load(source);
    return redactor
        .redact(loaded.value() == null ? loaded : SecretsInText.withoutCredentials(loaded))
        .diagnostics();
  }

  /** The tree of a file of any kind, without a look at what its keys mean. */
  public Outcome<Document> read(SourceFile source) {
    return JobReader.read(source, schema::isFlat);
  }

  /** Diagnostics about a file of any kind as they may be shown. */
  public List<Diagnostic> conceal(SourceFile source, List<Diagnostic> diagnostics) {
    if (diagnostics.isEmpty()) {
      return diagnostics;
    }
    redactor.learn(source, read(source).then(SecretsInText::check));
    return redactor.redact(new Outcome<>(source, diagnostics)).diagnostics();
  }

  /** A file as it may be shown: with asterisks for the credentials that stand in it. */
  public SourceFile shown(SourceFile source) {
    return Redactor.shown(source, read(source).then(SecretsInText::check).diagnostics());
  }

  /** The compiler of the policies that apply to jobs here; both share what they have read. */
  public PolicyCompiler policies() {
    return policies;
  }

  /** From here on the file's credentials are known, so that no message shows them. */
  private Outcome<Document> readJob(SourceFile source) {
    return Policy.isPolicy(source)
        ? notAJob(source)
        : redactor.learn(source, read(source).then(SecretsInText::check));
  }

  private static Outcome<Document> notAJob(SourceFile policy) {
    Diagnostic diagnostic =
        Diagnostic.of(Code.NOT_A_JOB, new Span(policy, 0, 0), "this file is a policy, not a job")
            .withHelp("leave it out: policies apply to the jobs beside and below them");
    return Outcome.failed(List.of(diagnostic));
  }
}
