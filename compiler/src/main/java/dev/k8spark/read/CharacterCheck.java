package dev.k8spark.read;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.source.Document;
import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Refuses texts that an escape can write and nothing behind can hold: NUL ends arguments and
 * variables of a process, and half of a surrogate pair is no character in UTF-8.
 */
final class CharacterCheck {

  private final List<Diagnostic> diagnostics = new ArrayList<>();

  private CharacterCheck() {}

  static Outcome<Document> check(Document document) {
    CharacterCheck characters = new CharacterCheck();
    Node.Mapping root = characters.checkMapping(document.root());
    return new Outcome<>(new Document(document.source(), root), characters.diagnostics);
  }

  private Node checkNode(Node node) {
    return switch (node) {
      case Node.Text text ->
          isSound(text.value(), text.span()) ? text : new Node.Invalid(text.span());
      case Node.Mapping mapping -> checkMapping(mapping);
      case Node.Sequence sequence ->
          sequence.withItems(sequence.items().stream().map(this::checkNode).toList());
      case Node.Null _, Node.Invalid _ -> node;
    };
  }

  private Node.Mapping checkMapping(Node.Mapping mapping) {
    return mapping.map((key, entry) -> isSound(key, entry.key()) ? checkNode(entry.value()) : null);
  }

  private boolean isSound(String text, Span span) {
    int wrong = firstWrong(text);
    if (wrong < 0) {
      return true;
    }
    String message = "no pod can hold the character U+%04X".formatted((int) text.charAt(wrong));
    diagnostics.add(Diagnostic.of(Code.WRONG_VALUE, span, message).withHelp("take it away"));
    return false;
  }

  private static int firstWrong(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isPair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (c == 0 || (Character.isSurrogate(c) && !isPair)) {
        return i;
      }
      if (isPair) {
        i++;
      }
    }
    return -1;
  }
}
