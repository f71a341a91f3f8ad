package dev.k8spark;

import dev.k8spark.admit.RuleSet;
import dev.k8spark.admit.Severities;
import dev.k8spark.check.SchemaCheck;
import dev.k8spark.check.SecretsInText;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.emit.ManifestWriter;
import dev.k8spark.emit.PolicyManifests;
import dev.k8spark.emit.ToolVersion;
import dev.k8spark.enforce.NamespaceManifestsBuilder;
import dev.k8spark.policy.Policy;
import dev.k8spark.read.JobReader;
import dev.k8spark.redact.Redactor;
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
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compiles policies to what enforces them in the cluster: the phases in their order. It may serve
 * several threads, and keeps nothing between calls but files, rules and credentials that it has
 * read, each by its text.
 */
public final class PolicyCompiler {

  /** Read when the first policy is, since many jobs have none. */
  private static final class Schema {
    static final DocumentSchema POLICY = DocumentSchema.forPolicy();
    static final SchemaValidator VALIDATOR = new SchemaValidator(POLICY);
    static final SchemaCheck CHECK = new SchemaCheck(VALIDATOR);
  }

  private final Redactor redactor;
  private final CustomRules customRules;
  private final NamespaceManifestsBuilder builder;
  private final PolicyResolver resolver;
  private final ManifestWriter writer = new ManifestWriter(ToolVersion.read());

  /** A compiler of policies, each with those above it. */
  public PolicyCompiler() {
    this(null, new CustomRules(() -> new SchemaValidator(DocumentSchema.forJob())), new Redactor());
  }

  /**
   * @param only the one policy that applies, or null for those above each file
   * @param redactor knows the credentials of all files that were read
   */
  PolicyCompiler(@Nullable SourceFile only, CustomRules customRules, Redactor redactor) {
    this.redactor = redactor;
    this.customRules = customRules;
    this.builder = new NamespaceManifestsBuilder(RuleSet.of(customRules).rules());
    this.resolver = new PolicyResolver(LayerLoader.once(this::load), only);
  }

  /**
   * Compiles a policy, below those above it, for each of its namespaces.
   *
   * @param namespace the only one that is wanted, or null for all
   */
  public Outcome<List<PolicyManifests>> compile(SourceFile source, @Nullable String namespace) {
    return redactor.redact(
        readPolicy(source)
            .then(PolicyCompiler::check)
            .then(resolver::resolve)
            .unlessWrong()
            .then(policy -> builder.build(source, policy, namespace))
            .map(manifests -> writer.emit(source, manifests)));
  }

  /** What is wrong with a policy file, below those above it and in each of its namespaces. */
  public List<Diagnostic> check(SourceFile source) {
    Outcome<Policy> checked =
        resolver
            .check(source)
            .then(policy -> new Outcome<>(policy, customRules.findMistakes(policy)))
            .transform(Severities::weigh);
    return redactor.redact(checked).diagnostics();
  }

  /** The policy of objects that no job became, and that lie beside a file. */
  public Outcome<Policy> policyBeside(SourceFile file, @Nullable String namespace) {
    return resolver.findPolicy(file, namespace);
  }

  /** What a policy's own rules find in an object that no job became. */
  public List<Diagnostic> judge(Policy policy, TestObject object) {
    return new Severities(policy).weigh(customRules.check(policy, object));
  }

  /** Finds the policies of jobs. */
  PolicyResolver resolver() {
    return resolver;
  }

  private Outcome<Document> load(SourceFile source) {
    return readPolicy(source).then(PolicyCompiler::check);
  }

  /** From here on the file's credentials are known, so that no message shows them. */
  private Outcome<Document> readPolicy(SourceFile source) {
    return redactor.learn(
        source, JobReader.read(source, Schema.POLICY::isFlat).then(SecretsInText::check));
  }

  /** A policy is complete by itself, but for the layer that it lays under jobs. */
  private static Outcome<Document> check(Document document) {
    return Schema.CHECK
        .check(document)
        .then(policy -> new Outcome<>(policy, missingKeys(policy).diagnostics()));
  }

  private static Outcome<Node.Mapping> missingKeys(Document policy) {
    Node.Mapping withoutDefaults =
        policy.root().map((key, entry) -> key.equals("defaults") ? null : entry.value());
    return Schema.VALIDATOR.check(withoutDefaults, Completeness.WHOLE);
  }
}
