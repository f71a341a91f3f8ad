package dev.k8spark.read;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * Says in the user's words why a text is no YAML. The library's message is only looked at to tell
 * the cases apart: it speaks of scanners, simple keys and block ends.
 */
record YamlSyntaxErrors(SourceFile file, YamlEvents events) {

  private static final Pattern GLUED =
      Pattern.compile("^[ -]*[\\w.-]+:(?=[^\\s/:])", Pattern.MULTILINE);
  private static final String QUOTE = "put the text in quotes";

  Diagnostic explain(YamlEngineException exception) {
    return switch (exception) {
      case ReaderException _ -> explainUnprintable();
      case YamlVersionException _ ->
          report(Math.max(0, file.text().indexOf("%YAML")), "this version of YAML is unknown")
              .withHelp("take the `%YAML` line away");
      case MarkedYamlEngineException marked -> explainMarked(marked);
      default -> explainUnknown(events.reached());
    };
  }

  private Diagnostic explainMarked(MarkedYamlEngineException exception) {
    int at = exception.getProblemMark().map(events::offsetOf).orElse(events.reached());
    int from = exception.getContextMark().map(events::offsetOf).orElse(at);
    String problem = Objects.requireNonNullElse(exception.getProblem(), "");
    String context = Objects.requireNonNullElse(exception.getContext(), "");
    if (context.contains("scanning an a")) {
      return explainStart(from);
    }
    Diagnostic diagnostic = context.contains("quoted") ? explainQuoted(problem, from, at) : null;
    diagnostic = diagnostic == null ? explainFlow(context, problem, from, at) : diagnostic;
    return diagnostic == null ? explainBlock(problem, from, at) : diagnostic;
  }

  private @Nullable Diagnostic explainQuoted(String problem, int from, int at) {
    if (problem.contains("end of stream") || problem.contains("document separator")) {
      return report(from, "the text that starts here is never closed")
          .withHelp("close it with `%s`".formatted(characterAt(from)));
    }
    return problem.contains("escape")
        ? report(at, "this is no escape that YAML knows")
            .withHelp("write `\\\\` for a backslash, or use single quotes")
        : null;
  }

  private @Nullable Diagnostic explainFlow(String context, String problem, int from, int at) {
    boolean map = context.contains("flow mapping");
    if (!map && !context.contains("flow sequence")) {
      return null;
    }
    if (at > 0 && file.text().startsWith("${", at - 1)) {
      return Diagnostic.of(
              Code.SYNTAX,
              new Span(file, at - 1, at + 1),
              "a reference inside `{…}` or `[…]` needs quotes")
          .withHelp("write `\"${path.of.a.key}\"`");
    }
    String closing = map ? "}" : "]";
    Diagnostic diagnostic =
        problem.contains("stream end")
            ? report(from, "`%s` is never closed".formatted(characterAt(from)))
            : report(at, "a comma or `%s` is missing before this".formatted(closing))
                .withOther(spanOf(from), "opened here");
    return diagnostic.withHelp(
        "add `%s` where it ends; texts with `:`, `{` or `[` need quotes".formatted(closing));
  }

  private Diagnostic explainBlock(String problem, int from, int at) {
    if (at < file.text().length() && file.text().charAt(at) == '\t') {
      return report(at, "a tab cannot indent YAML").withHelp("indent with spaces");
    }
    boolean punctuation = at < file.text().length() && ",]}".indexOf(file.text().charAt(at)) >= 0;
    if (punctuation || problem.contains("cannot start any token")) {
      return explainStart(at);
    }
    Diagnostic glued = findGluedColon(at);
    if (glued != null) {
      return glued;
    }
    if (problem.contains("mapping values are not allowed")) {
      return report(at, "`:` would start a second key on this line")
          .withHelp(QUOTE + ", or look at the indentation of this line");
    }
    if (problem.contains("expected ':'") || problem.contains("simple key is required")) {
      return report(from, "this line is no `key: value`")
          .withHelp("a `:` and a space follow every key");
    }
    if (problem.contains("block end")) {
      return startsLine(at)
          ? report(at, "this line is indented like no line above it")
              .withHelp("start the keys of one map, and the items of one list, in one column")
          : report(at, "this does not fit to what stands before it").withHelp(QUOTE);
    }
    if (problem.contains("sequence entries are not allowed")) {
      return report(at, "a list cannot start here")
          .withHelp("start every `- item` on a line of its own");
    }
    if (problem.contains("document start")) {
      return report(at, "this stands outside of the map that the file is")
          .withHelp("look at the indentation, and at brackets that close too early");
    }
    return explainUnknown(at);
  }

  private Diagnostic explainStart(int at) {
    return report(at, "a text cannot start with `%s` without quotes".formatted(characterAt(at)))
        .withHelp(QUOTE);
  }

  /** A {@code key:value} on this line or the one before, which YAML takes for one text. */
  private @Nullable Diagnostic findGluedColon(int at) {
    int line = spanOf(at).lineStart();
    int before = line == 0 ? 0 : spanOf(line - 1).lineStart();
    Matcher glued = GLUED.matcher(file.text()).region(before, file.text().length());
    return glued.find() && glued.start() <= at
        ? report(glued.end() - 1, "a space is missing after `:`")
            .withHelp("write `key: value`, or put the text in quotes")
        : null;
  }

  private Diagnostic explainUnprintable() {
    String text = file.text();
    int at = 0;
    while (at < text.length() && StreamReader.isPrintable(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    int code = at < text.length() ? text.codePointAt(at) : 0;
    return report(at, "the character U+%04X cannot stand in YAML".formatted(code))
        .withHelp("take it away, or write it as an escape in double quotes");
  }

  private Diagnostic explainUnknown(int at) {
    return report(at, "from here on this is not YAML")
        .withHelp("look at the indentation, and put texts with special characters in quotes");
  }

  private Diagnostic report(int offset, String message) {
    return Diagnostic.of(Code.SYNTAX, spanOf(offset), message);
  }

  private boolean startsLine(int offset) {
    return file.text().substring(spanOf(offset).lineStart(), offset).isBlank();
  }

  private Span spanOf(int offset) {
    int start = Math.min(offset, file.text().length());
    return new Span(file, start, start + characterAt(start).length());
  }

  private String characterAt(int offset) {
    String text = file.text();
    return offset < text.length() && text.charAt(offset) != '\n'
        ? Character.toString(text.codePointAt(offset))
        : "";
  }
}
