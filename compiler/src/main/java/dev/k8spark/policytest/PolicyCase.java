package dev.k8spark.policytest;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.job.CompileOptions;
import dev.k8spark.policy.CustomRule.Target;
import dev.k8spark.rule.custom.TestObject;
import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One case of a policy's tests.
 *
 * @param span where its name stands
 * @param fails what must be found, and no other error
 */
record PolicyCase(String name, Span span, Tried tried, List<Node.Text> fails) {

  private static final List<String> KINDS = List.of("file", "job", "pod", "object");

  PolicyCase {
    fails = List.copyOf(fails);
  }

  /** What is tried. */
  sealed interface Tried {

    /** A job in a file of its own. */
    record JobFile(Node.Text path, CompileOptions choices) implements Tried {}

    /** A job that stands in the case. */
    record TriedJob(Node.Mapping keys) implements Tried {}

    /** An object that no job became. */
    record WrittenObject(TestObject specimen, @Nullable String namespace) implements Tried {}
  }

  /** The case, or why it is none. */
  static Outcome<PolicyCase> of(String name, Node.Entry entry) {
    List<String> given =
        KINDS.stream().filter(kind -> Node.childOf(entry.value(), kind) != null).toList();
    return switch (entry.value()) {
      case Node.Mapping keys when given.size() == 1 ->
          bind(name, entry.key(), given.getFirst(), keys);
      case Node.Mapping _, Node.Sequence _, Node.Text _, Node.Null _, Node.Invalid _ ->
          Outcome.failed(List.of(notOne(name, entry, given)));
    };
  }

  private static Outcome<PolicyCase> bind(String name, Span span, String kind, Node.Mapping keys) {
    List<Diagnostic> stray = stray(keys, kind);
    @Nullable Tried tried = tried(kind, keys);
    return tried == null
        ? Outcome.failed(stray)
        : new Outcome<>(
            new PolicyCase(
                name, span, tried, keys.find("fails").map(Node::textItems).orElse(List.of())),
            stray);
  }

  private static Diagnostic notOne(String name, Node.Entry entry, List<String> given) {
    return given.isEmpty()
        ? Diagnostic.of(
                Code.MISSING_KEY, entry.key(), "the case `%s` tries nothing".formatted(name))
            .withHelp("give it one of `%s`".formatted(String.join("`, `", KINDS)))
        : Diagnostic.of(
                Code.SET_TWICE, entry.key(), "the case `%s` tries two things".formatted(name))
            .withHelp("keep one of `%s`".formatted(String.join("`, `", given)));
  }

  /** A key that says nothing of what is tried would be read by nobody. */
  private static List<Diagnostic> stray(Node.Mapping keys, String kind) {
    Set<String> others =
        switch (kind) {
          case "file" -> Set.of("role");
          case "pod" -> Set.of("environment", "params");
          default -> Set.of("role", "environment", "params");
        };
    return keys.entries().entrySet().stream()
        .filter(entry -> others.contains(entry.getKey()))
        .map(
            entry ->
                Diagnostic.of(
                        Code.UNKNOWN_KEY,
                        entry.getValue().key(),
                        "`%s` has no meaning beside `%s`".formatted(entry.getKey(), kind))
                    .withHelp("remove it"))
        .toList();
  }

  private static @Nullable Tried tried(String kind, Node.Mapping keys) {
    return switch (keys.get(kind)) {
      case Node.Text path -> new Tried.JobFile(path, choices(keys));
      case Node.Mapping written when kind.equals("job") -> new Tried.TriedJob(written);
      case Node.Mapping written -> written(kind, keys, written);
      case null -> null;
      case Node.Sequence _, Node.Null _, Node.Invalid _ -> null;
    };
  }

  private static Tried written(String kind, Node.Mapping keys, Node.Mapping written) {
    Node.Entry entry = keys.entries().get(kind);
    Span place = entry == null ? written.span() : entry.key();
    return new Tried.WrittenObject(
        new TestObject(targets(kind, keys.findText("role").orElse(null)), written, place),
        written.findText("metadata", "namespace").orElse(null));
  }

  private static Set<Target> targets(String kind, @Nullable String role) {
    if (kind.equals("object")) {
      return EnumSet.of(Target.OBJECT);
    }
    EnumSet<Target> both = EnumSet.of(Target.DRIVER, Target.EXECUTOR);
    both.removeIf(target -> role != null && !target.word().equals(role));
    return both;
  }

  private static CompileOptions choices(Node.Mapping keys) {
    SortedMap<String, String> params = new TreeMap<>();
    keys.findEntries("params")
        .forEach((key, entry) -> entry.value().asText().ifPresent(value -> params.put(key, value)));
    return new CompileOptions(keys.findText("environment").orElse(null), params, null);
  }
}
