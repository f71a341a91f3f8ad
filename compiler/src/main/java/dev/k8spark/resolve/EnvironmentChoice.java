package dev.k8spark.resolve;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.schema.DidYouMean;
import dev.k8spark.source.Node;
import java.util.List;
import java.util.Set;

/**
 * Chooses one of a job's environments and lays it over the file. Without a choice there is no job
 * to judge any further.
 */
final class EnvironmentChoice {

  static final String KEY = "environments";

  private EnvironmentChoice() {}

  static Outcome<Node.Mapping> choose(Node.Mapping tree, CommandLine line) {
    Node.Mapping base = Layers.removeKeys(tree, Set.of(KEY));
    Node.Entry entry = tree.entries().get(KEY);
    if (entry == null || !(entry.value() instanceof Node.Mapping environments)) {
      return line.environment() == null || entry != null
          ? Outcome.of(base)
          : Outcome.failed(List.of(reportUnknown(line.environment(), List.of())));
    }
    List<String> names = List.copyOf(environments.entries().keySet());
    if (line.environment() == null) {
      return names.isEmpty()
          ? Outcome.of(base)
          : Outcome.failed(List.of(reportMissing(entry, names)));
    }
    return switch (environments.get(line.environment().value())) {
      case Node.Mapping chosen -> Outcome.of(Layers.merge(base, chosen));
      case null -> Outcome.failed(List.of(reportUnknown(line.environment(), names)));
      case Node.Text _, Node.Null _, Node.Sequence _, Node.Invalid _ -> Outcome.of(base);
    };
  }

  private static Diagnostic reportMissing(Node.Entry entry, List<String> names) {
    return Diagnostic.of(
            Code.ENVIRONMENT_MISSING, entry.key(), "the job has environments, and none was chosen")
        .withHelp("choose one: `-e %s`".formatted(String.join("`, `-e ", names)));
  }

  private static Diagnostic reportUnknown(Node.Text chosen, List<String> names) {
    String help =
        names.isEmpty()
            ? "the job has no `environments`; leave `-e` out"
            : DidYouMean.suggestOrList(chosen.value(), names);
    return Diagnostic.of(
            Code.UNKNOWN_ENVIRONMENT,
            chosen.span(),
            "the job has no environment `%s`".formatted(chosen.value()))
        .withHelp(help);
  }
}
