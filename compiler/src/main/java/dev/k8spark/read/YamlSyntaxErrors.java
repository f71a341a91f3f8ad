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

  Diagnostic explain(YamlEngineException fault) {
    return switch (fault) {
      case ReaderException _ -> unprintable();
      case YamlVersionException _ ->
          at(Math.max(0, file.text().indexOf("%YAML")), "this version of YAML is unknown")
              .withHelp("take the `%YAML` line away");
      case MarkedYamlEngineException marked -> marked(marked);
      default -> unknown(events.reached());
    };
  }

  private Diagnostic marked(MarkedYamlEngineException fault) {
    int at = fault.getProblemMark().map(events::offset).orElse(events.reached());
    int from = fault.getContextMark().map(events::offset).orElse(at);
    String problem = Objects.requireNonNullElse(fault.getProblem(), "");
    String context = Objects.requireNonNullElse(fault.getContext(), "");
    if (context.contains("scanning an a")) {
      return cannotStart(from);
    }
    Diagnostic found = context.contains("quoted") ? quoted(problem, from, at) : null;
    found = found == null ? flow(context, problem, from, at) : found;
    return found == null ? block(problem, from, at) : found;
  }

  private @Nullable Diagnostic quoted(String problem, int from, int at) {
    if (problem.contains("end of stream") || problem.contains("document separator")) {
      return at(from, "the text that starts here is never closed")
          .withHelp("close it with `%s`".formatted(character(from)));
    }
    return problem.contains("escape")
        ? at(at, "this is no escape that YAML knows")
            .withHelp("write `\\\\` for a backslash, or use single quotes")
        : null;
  }

  private @Nullable Diagnostic flow(String context, String problem, int from, int at) {
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
    Diagnostic found =
        problem.contains("stream end")
            ? at(from, "`%s` is never closed".formatted(character(from)))
            : at(at, "a comma or `%s` is missing before this".formatted(closing))
                .withOther(span(from), "opened here");
    return found.withHelp(
        "add `%s` where it ends; texts with `:`, `{` or `[` need quotes".formatted(closing));
  }

  private Diagnostic block(String problem, int from, int at) {
    if (at < file.text().length() && file.text().charAt(at) == '\t') {
      return at(at, "a tab cannot indent YAML").withHelp("indent with spaces");
    }
    boolean punctuation = at < file.text().length() && ",]}".indexOf(file.text().charAt(at)) >= 0;
    if (punctuation || problem.contains("cannot start any token")) {
      return cannotStart(at);
    }
    Diagnostic glued = gluedColon(at);
    if (glued != null) {
      return glued;
    }
    if (problem.contains("mapping values are not allowed")) {
      return at(at, "`:` would start a second key on this line")
          .withHelp(QUOTE + ", or look at the indentation of this line");
    }
    if (problem.contains("expected ':'") || problem.contains("simple key is required")) {
      return at(from, "this line is no `key: value`")
          .withHelp("a `:` and a space follow every key");
    }
    if (problem.contains("block end")) {
      return startsLine(at)
          ? at(at, "this line is indented like no line above it")
              .withHelp("start the keys of one map, and the items of one list, in one column")
          : at(at, "this does not fit to what stands before it").withHelp(QUOTE);
    }
    if (problem.contains("sequence entries are not allowed")) {
      return at(at, "a list cannot start here")
          .withHelp("start every `- item` on a line of its own");
    }
    if (problem.contains("document start")) {
      return at(at, "this stands outside of the map that the file is")
          .withHelp("look at the indentation, and at brackets that close too early");
    }
    return unknown(at);
  }

  private Diagnostic cannotStart(int at) {
    return at(at, "a text cannot start with `%s` without quotes".formatted(character(at)))
        .withHelp(QUOTE);
  }

  /** A {@code key:value} on this line or the one before, which YAML takes for one text. */
  private @Nullable Diagnostic gluedColon(int at) {
    int line = span(at).lineStart();
    int before = line == 0 ? 0 : span(line - 1).lineStart();
    Matcher glued = GLUED.matcher(file.text()).region(before, file.text().length());
    return glued.find() && glued.start() <= at
        ? at(glued.end() - 1, "a space is missing after `:`")
            .withHelp("write `key: value`, or put the text in quotes")
        : null;
  }

  private Diagnostic unprintable() {
    String text = file.text();
    int at = 0;
    while (at < text.length() && StreamReader.isPrintable(text.codePointAt(at))) {
      at += Character.charCount(text.codePointAt(at));
    }
    int code = at < text.length() ? text.codePointAt(at) : 0;
    return at(at, "the character U+%04X cannot stand in YAML".formatted(code))
        .withHelp("take it away, or write it as an escape in double quotes");
  }

  private Diagnostic unknown(int at) {
    return at(at, "from here on this is not YAML")
        .withHelp("look at the indentation, and put texts with special characters in quotes");
  }

  private Diagnostic at(int offset, String message) {
    return Diagnostic.of(Code.SYNTAX, span(offset), message);
  }

  private boolean startsLine(int offset) {
    return file.text().substring(span(offset).lineStart(), offset).isBlank();
  }

  private Span span(int offset) {
    int start = Math.min(offset, file.text().length());
    return new Span(file, start, start + character(start).length());
  }

  private String character(int offset) {
    String text = file.text();
    return offset < text.length() && text.charAt(offset) != '\n'
        ? Character.toString(text.codePointAt(offset))
        : "";
  }
}
