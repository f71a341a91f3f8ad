package dev.k8spark.provenance;

import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.ManifestReads;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.Bundle;
import dev.k8spark.source.KeyPath;
import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import io.fabric8.kubernetes.api.model.HasMetadata;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Moves findings about manifests to the line of the job that caused them. Where the user wrote no
 * such line, a finding stays where it is and says what the cause was.
 */
public final class CauseAttribution {

  private final Bundle bundle;
  private final ResolvedJob job;
  private @Nullable CauseFinder finder;

  private CauseAttribution(Bundle bundle) {
    this.bundle = bundle;
    this.job = bundle.source();
  }

  /** Moves each finding that has evidence to the place of its cause; others stay as they are. */
  public static List<Diagnostic> attribute(Bundle bundle, List<Diagnostic> diagnostics) {
    CauseAttribution attribution = new CauseAttribution(bundle);
    return diagnostics.stream().map(attribution::attribute).toList();
  }

  /** Moves a finding to the user's line behind any of its reads; else explains the first read. */
  private Diagnostic attribute(Diagnostic diagnostic) {
    @Nullable ManifestReads evidence = diagnostic.evidence();
    if (evidence == null) {
      return diagnostic;
    }
    @Nullable Cause first = null;
    for (ManifestReads.ManifestRead read : evidence.reads()) {
      @Nullable Cause cause = cause(read).orElse(null);
      if (cause instanceof Cause.Value value && job.isUsers(value.node().span())) {
        boolean isOfJob = read.root() instanceof ManifestReads.JobRoot;
        return diagnostic
            .withSpan(job.placeOf(value.path().toArray()))
            .withLabel(isOfJob ? diagnostic.label() : named(read, evidence) + " comes from here");
      }
      first = read.equals(evidence.reads().getFirst()) ? cause : first;
    }
    return first == null
        ? diagnostic
        : diagnostic.withLabel(explain(evidence.reads().getFirst(), evidence, first));
  }

  private Optional<Cause> cause(ManifestReads.ManifestRead read) {
    return read.root() instanceof ManifestReads.JobRoot
        ? Optional.ofNullable(job.find(read.path().toArray()))
            .filter(node -> node instanceof Node.Text || job.isUsers(node.span()))
            .map(node -> new Cause.Value(read.path(), node))
        : path(read).flatMap(path -> finder().find(path));
  }

  private Optional<KeyPath> path(ManifestReads.ManifestRead read) {
    return switch (read.root()) {
      case ManifestReads.JobRoot _ -> Optional.empty();
      case ManifestReads.ExecutorRoot _ -> Optional.of(prefix(read, BundleTree.EXECUTOR));
      case ManifestReads.DriverRoot _ ->
          root("Job", null).map(root -> prefix(read, root, "spec", "template"));
      case ManifestReads.ManifestRoot(var kind, var name) ->
          root(kind, name).map(root -> prefix(read, root));
    };
  }

  private Optional<String> root(String kind, @Nullable String name) {
    return BundleTree.names(bundle).entrySet().stream()
        .filter(entry -> is(entry.getValue(), kind, name))
        .map(Map.Entry::getKey)
        .findFirst();
  }

  /** Made on demand, since it lowers the job again. */
  private CauseFinder finder() {
    if (finder == null) {
      finder = new CauseFinder(bundle);
    }
    return finder;
  }

  private static boolean is(HasMetadata object, String kind, @Nullable String name) {
    return object.getKind().equals(kind)
        && (name == null || object.getMetadata().getName().equals(name));
  }

  private static KeyPath prefix(ManifestReads.ManifestRead read, String... prefix) {
    return KeyPath.of(prefix).append(read.path());
  }

  private static String named(ManifestReads.ManifestRead read, ManifestReads evidence) {
    return read.root() instanceof ManifestReads.JobRoot
        ? "`%s`".formatted(read)
        : "`%s` of %s".formatted(read, evidence.object());
  }

  /** Explains what the user did not write. */
  private static String explain(
      ManifestReads.ManifestRead read, ManifestReads evidence, Cause cause) {
    String what = named(read, evidence);
    return switch (cause) {
      case Cause.Fact fact ->
          "%s comes from the policy's `%s` at %s".formatted(what, fact.path(), fact.node().span());
      case Cause.Value(var path, var node) -> {
        Span span = node.span();
        yield span.file().isShipped()
            ? "%s comes from the default `%s`".formatted(what, written(path, node))
            : "%s comes from the policy's default at %s".formatted(what, span);
      }
      case Cause.Step step when step.equals(LeafSteps.SPARK) -> "Spark sets " + what;
      case Cause.Step(var name) -> "k8spark sets %s (step %s)".formatted(what, name);
      case Cause.Identity _, Cause.Parts _ -> "k8spark sets " + what;
    };
  }

  private static String written(KeyPath path, Node node) {
    return node.asText().map(text -> path + " = " + text).orElse(path.toString());
  }
}
