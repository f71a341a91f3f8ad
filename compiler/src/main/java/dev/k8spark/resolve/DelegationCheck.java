package dev.k8spark.resolve;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.source.Document;
import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a policy file says that only the outermost one may, or one to whose folder the next
 * file above delegates: where the search ends, which files nobody checks, and facts of the cluster.
 *
 * @param lower the file
 * @param upper the next one above it
 */
record DelegationCheck(Document lower, Document upper) {

  Stream<Diagnostic> check() {
    if (isDelegated()) {
      return Stream.empty();
    }
    Stream<Diagnostic> root =
        PolicyBinder.isRoot(lower)
            ? report("root", "a policy lies above this one, so that the search cannot end here")
            : Stream.empty();
    return Stream.of(
            root,
            report("exclude", "only the outermost policy says what is not checked"),
            report("cluster", "only the outermost policy says facts of the cluster"))
        .flatMap(diagnostics -> diagnostics);
  }

  private boolean isDelegated() {
    Path folder = ProjectFolder.folderOf(lower.source());
    Path base = ProjectFolder.folderOf(upper.source());
    boolean isSecondOfOneFolder = folder.equals(base); // an error of its own
    return isSecondOfOneFolder
        || PolicyBinder.delegates(upper).stream()
            .anyMatch(name -> folder.startsWith(base.resolve(name).normalize()));
  }

  private Stream<Diagnostic> report(String key, String message) {
    Node.@Nullable Entry entry = lower.root().entries().get(key);
    return Optional.ofNullable(entry).stream()
        .map(
            written ->
                Diagnostic.of(Code.POLICY_WIDENS, written.key(), message)
                    .withOther(delegation(), "the policy above")
                    .withHelp(
                        "remove `%s`, or ask the owner of the policy above for `delegates = [\"%s\"]`"
                            .formatted(key, folderName())));
  }

  private Span delegation() {
    return Optional.ofNullable(upper.root().entries().get("delegates"))
        .map(Node.Entry::key)
        .orElse(new Span(upper.source(), 0, 0));
  }

  private Path folderName() {
    Path base = ProjectFolder.folderOf(upper.source());
    return base.relativize(ProjectFolder.folderOf(lower.source()));
  }
}
