package dev.k8spark.resolve;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.redact.CredentialDetector;
import dev.k8spark.schema.DidYouMean;
import dev.k8spark.schema.ParamSchema;
import dev.k8spark.schema.ReferenceSyntax;
import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The values of a job's parameters: what the command line gives, or else the default, each checked
 * against what the parameter declares.
 *
 * @param values the value of each parameter; {@link Node.Invalid} where it was reported
 */
record JobParameters(Map<String, Node> values, List<Diagnostic> diagnostics) {

  static final String KEY = "params";

  static JobParameters of(Node.Mapping tree, CommandLine line) {
    Map<String, Node> values = new LinkedHashMap<>();
    List<Diagnostic> diagnostics = new ArrayList<>();
    Map<String, Node.Entry> declared = tree.find(KEY).map(Node::entries).orElse(Map.of());
    declared.forEach((name, entry) -> values.put(name, valueOf(name, entry, line, diagnostics)));
    line.params()
        .forEach(
            (name, given) -> {
              if (!declared.containsKey(name)) {
                diagnostics.add(reportUnknown(name, given.key(), List.copyOf(declared.keySet())));
              }
            });
    return new JobParameters(values, List.copyOf(diagnostics));
  }

  private static Node valueOf(
      String name, Node.Entry declared, CommandLine line, List<Diagnostic> diagnostics) {
    Node.@Nullable Entry given = line.params().get(name);
    @Nullable Node value = given == null ? fallback(declared.value(), line) : given.value();
    return switch (value) {
      case null -> {
        diagnostics.add(reportMissing(name, declared));
        yield new Node.Invalid(declared.key());
      }
      case Node.Text text -> {
        List<Diagnostic> problems = findProblems(name, declared, text, given == null);
        diagnostics.addAll(problems);
        yield problems.isEmpty() ? text : new Node.Invalid(text.span());
      }
      case Node.Mapping _, Node.Sequence _, Node.Null _, Node.Invalid _ ->
          new Node.Invalid(declared.key());
    };
  }

  /** Returns the value of a parameter to which the command line gives none. */
  private static @Nullable Node fallback(Node declared, CommandLine line) {
    return switch (declared) {
      case Node.Mapping rules when rules.get("default") == null && line.example() ->
          findExample(rules);
      case Node.Mapping rules -> rules.get("default");
      case Node.Text _, Node.Sequence _, Node.Null _, Node.Invalid _ -> declared;
    };
  }

  /** Returns what keeps a text from being the value; none where a reference stands for it yet. */
  private static List<Diagnostic> findProblems(
      String name, Node.Entry declared, Node.Text text, boolean mayRefer) {
    if (!(declared.value() instanceof Node.Mapping rules)) {
      return List.of();
    }
    List<Diagnostic> unsound = checkPattern(rules);
    if (!unsound.isEmpty() || (mayRefer && ReferenceSyntax.mayStandIn(text.value()))) {
      return unsound;
    }
    return Stream.ofNullable(ParamSchema.findProblem(rules, text.value()))
        .map(
            problem ->
                Diagnostic.of(
                        Code.WRONG_PARAM,
                        text.span(),
                        "%s is not what parameter `%s` may be".formatted(shown(name, text), name))
                    .withOther(declared.key(), "declared here")
                    .withHelp(problem))
        .toList();
  }

  /** The first value that the author shows, or else the first that is allowed. */
  private static @Nullable Node findExample(Node.Mapping rules) {
    return Stream.of("examples", "enum")
        .flatMap(key -> Stream.ofNullable(rules.get(key)))
        .flatMap(values -> values.items().stream())
        .findFirst()
        .orElse(null);
  }

  private static String shown(String name, Node.Text given) {
    return CredentialDetector.detect(name, given.value()).isPresent()
        ? "what was given"
        : "`%s`".formatted(given.value());
  }

  private static List<Diagnostic> checkPattern(Node.Mapping rules) {
    if (rules.get("pattern") instanceof Node.Text pattern) {
      try {
        Pattern.compile(pattern.value());
      } catch (PatternSyntaxException e) {
        return List.of(
            Diagnostic.of(
                    Code.WRONG_VALUE,
                    pattern.span(),
                    "`%s` is no regular expression".formatted(pattern.value()))
                .withHelp(e.getDescription().toLowerCase(Locale.ROOT)));
      }
    }
    return List.of();
  }

  private static Diagnostic reportMissing(String name, Node.Entry declared) {
    return Diagnostic.of(
            Code.PARAM_MISSING, declared.key(), "parameter `%s` has no value".formatted(name))
        .withHelp(
            "give one with `-P %s=…`, or a `default`; `check` is content with `examples`%s"
                .formatted(name, describe(declared)));
  }

  private static String describe(Node.Entry declared) {
    return Node.childOf(declared.value(), "description") instanceof Node.Text description
        ? ". It is: " + description.value()
        : "";
  }

  private static Diagnostic reportUnknown(String name, Span span, List<String> declared) {
    String help =
        declared.isEmpty()
            ? "declare it: `params { %s = … }`".formatted(name)
            : DidYouMean.suggestOrList(name, declared);
    return Diagnostic.of(Code.UNKNOWN_PARAM, span, "the job has no parameter `%s`".formatted(name))
        .withHelp(help);
  }
}
