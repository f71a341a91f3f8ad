package dev.k8spark.read;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Fix;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.source.Document;
import dev.k8spark.source.Node;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import dev.k8spark.source.TextEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Reads YAML 1.2. Every scalar is the text that stands there, whatever YAML takes it for. */
public final class YamlReader implements JobReader {

  @Override
  public Outcome<Document> read(SourceFile source) {
    List<Diagnostic> diagnostics = new ArrayList<>();
    YamlEvents events = new YamlEvents(source);
    try {
      Node root = readFirst(source, events, diagnostics);
      return switch (root) {
        case Node.Mapping mapping -> new Outcome<>(new Document(source, mapping), diagnostics);
        case Node.Sequence _ -> reportNoMap(root, "a list", diagnostics);
        case Node.Text _, Node.Null _, Node.Invalid _ -> reportNoMap(root, "one text", diagnostics);
      };
    } catch (YamlEngineException e) {
      diagnostics.add(new YamlSyntaxErrors(source, events).explain(e));
      return Outcome.failed(diagnostics);
    }
  }

  /** Where something else was found wrong, that comes first. */
  private static Outcome<Document> reportNoMap(
      Node root, String what, List<Diagnostic> diagnostics) {
    return Outcome.failed(
        diagnostics.isEmpty()
            ? List.of(StructureErrors.reportNoMap(root.span(), what))
            : diagnostics);
  }

  private static Node readFirst(
      SourceFile source, YamlEvents events, List<Diagnostic> diagnostics) {
    Span start = new Span(source, 0, 0);
    Node.Mapping empty = new Node.Mapping(Map.of(), start);
    events.next();
    if (events.next().getEventId() == Event.ID.StreamEnd) {
      return empty;
    }
    YamlTree tree = new YamlTree(events, diagnostics);
    Node root = tree.buildNode(events.next(), 1);
    if (tree.isStopped()) {
      return root;
    }
    events.next();
    Event after = events.next();
    if (after.getEventId() != Event.ID.StreamEnd) {
      diagnostics.add(reportSecond(events.spanOf(after), events.next()));
    }
    return root instanceof Node.Null ? empty : root;
  }

  /**
   * @param mark where the document starts
   * @param content what it starts with
   */
  private static Diagnostic reportSecond(Span mark, Event content) {
    boolean isEmpty = content instanceof ScalarEvent scalar && scalar.getValue().isEmpty();
    return isEmpty
        ? Diagnostic.of(
                Code.NOT_IN_LANGUAGE, mark, "a second document starts here, with nothing in it")
            .withHelp("remove the `---`")
            .withFix(new Fix("remove the `---`", new TextEdit(mark, "")))
        : Diagnostic.of(
                Code.NOT_IN_LANGUAGE, mark, "a second document starts here: one file is one job")
            .withHelp("put it in a file of its own");
  }
}
