package dev.k8spark.resolve;

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
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
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
    Node.Mapping rules = declared.value() instanceof Node.Mapping mapping ? mapping : null;
    Node fallback = rules == null ? declared.value() : rules.get("default");
    if (fallback == null && rules != null && line.example()) {
      fallback = example(rules);
    }
    Node value = given == null ? fallback : given.value();
    if (!(value instanceof Node.Text text)) {
      if (value == null && !(declared.value() instanceof Node.Invalid)) {
        diagnostics.add(
            Diagnostic.of(
                    Code.PARAM_MISSING,
                    declared.key(),
                    "parameter `%s` has no value".formatted(name))
                .withHelp(
                    "give one with `-P %s=…`, or a `default`; `check` is content with `examples`"
                        .formatted(name)));
      }
      return new Node.Invalid(declared.key());
    }
    if (rules != null && !hasSoundPattern(rules, diagnostics)) {
      return new Node.Invalid(text.span());
    }
    boolean refers = given == null && ReferenceSyntax.mayStandIn(text.value());
    String problem = rules == null || refers ? null : ParamSchema.findProblem(rules, text.value());
    if (problem == null) {
      return text;
    }
    diagnostics.add(
        Diagnostic.of(
                Code.WRONG_PARAM,
                text.span(),
                "%s is not what parameter `%s` may be".formatted(shown(name, text), name))
            .withOther(declared.key(), "declared here")
            .withHelp(problem));
    return new Node.Invalid(text.span());
  }

  /** The first value that the author shows, or else the first that is allowed. */
  private static @Nullable Node example(Node.Mapping rules) {
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

  private static boolean hasSoundPattern(Node.Mapping rules, List<Diagnostic> diagnostics) {
    if (rules.get("pattern") instanceof Node.Text pattern) {
      try {
        Pattern.compile(pattern.value());
      } catch (PatternSyntaxException e) {
        diagnostics.add(
            Diagnostic.of(
                    Code.WRONG_VALUE,
                    pattern.span(),
                    "`%s` is no regular expression".formatted(pattern.value()))
                .withHelp(e.getDescription().toLowerCase(Locale.ROOT)));
        return false;
      }
    }
    return true;
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
