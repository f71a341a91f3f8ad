package dev.k8spark.read;

import com.typesafe.config.impl.HoconSyntax.Block;
import com.typesafe.config.impl.HoconSyntax.Field;
import com.typesafe.config.impl.HoconSyntax.Include;
import com.typesafe.config.impl.HoconSyntax.Items;
import com.typesafe.config.impl.HoconSyntax.Joined;
import com.typesafe.config.impl.HoconSyntax.Kind;
import com.typesafe.config.impl.HoconSyntax.Part;
import com.typesafe.config.impl.HoconSyntax.Piece;
import com.typesafe.config.impl.HoconSyntax.Segment;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.source.KeyPath;
import dev.k8spark.source.Node;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Builds the tree of texts from HOCON's syntax: opens paths, brings the blocks of one key together,
 * and reports what HOCON would drop or read elsewhere without a word.
 */
final class HoconTree {

  private final SourceFile file;
  private final FlatKeys flat;
  private final boolean json;
  private final ForbiddenHocon traps;
  private final List<Diagnostic> found;

  HoconTree(SourceFile file, FlatKeys flat, boolean json, List<Diagnostic> found) {
    this.file = file;
    this.flat = flat;
    this.json = json;
    this.found = found;
    this.traps = new ForbiddenHocon(file);
  }

  /** What a key has so far: a value that is complete, or a map that may still grow. */
  private sealed interface Slot {}

  private record Leaf(Span key, Node node) implements Slot {}

  private record Branch(Span key, Span span, Map<String, Slot> slots) implements Slot {
    Branch(Span key, Span span) {
      this(key, span, new LinkedHashMap<>());
    }

    Node.Mapping mapping() {
      Map<String, Node.Entry> entries = new LinkedHashMap<>();
      slots.forEach(
          (name, slot) ->
              entries.put(
                  name,
                  switch (slot) {
                    case Leaf leaf -> new Node.Entry(leaf.key(), leaf.node());
                    case Branch branch -> new Node.Entry(branch.key(), branch.mapping());
                  }));
      return new Node.Mapping(entries, span);
    }
  }

  /** The whole file, which starts with its first key. */
  Node.Mapping root(Block block) {
    List<Part> members = block.members();
    Span span =
        members.isEmpty()
            ? new Span(file, 0, 0)
            : new Span(file, members.getFirst().start(), members.getLast().end());
    return map(KeyPath.ROOT, block, span);
  }

  private Node.Mapping map(KeyPath path, Block block, Span span) {
    Branch branch = new Branch(span, span);
    fill(branch, path, block);
    return branch.mapping();
  }

  private void fill(Branch into, KeyPath path, Block block) {
    for (Part member : block.members()) {
      if (member instanceof Include include) {
        found.add(traps.include(include));
      } else if (member instanceof Field field) {
        place(into, path, field.key(), field);
      }
    }
  }

  private void place(Branch into, KeyPath path, List<Segment> key, Field field) {
    Segment head = key.getFirst();
    if (path.size() >= JobReader.MAX_DEPTH) {
      found.add(StructureErrors.tooDeep(span(head)));
    } else if (key.size() == 1) {
      put(into, path.append(head.name()), head, field);
    } else if (flat.isFlat(path)) {
      String name = key.stream().map(Segment::name).collect(Collectors.joining("."));
      Segment whole = new Segment(name, head.start(), key.getLast().end());
      put(into, path.append(name), whole, field);
    } else {
      KeyPath inner = path.append(head.name());
      Branch branch = branch(into, inner, head, new Span(file, head.start(), field.end()));
      if (branch != null) {
        place(branch, inner, key.subList(1, key.size()), field);
      }
    }
  }

  private void put(Branch into, KeyPath path, Segment key, Field field) {
    if (field.separator() != null && field.separator().kind() == Kind.APPEND) {
      found.add(traps.append(field.separator()));
      into.slots().putIfAbsent(key.name(), broken(key));
    } else if (field.value() instanceof Block block) {
      Branch branch = branch(into, path, key, span(block));
      if (branch != null) {
        fill(branch, path, block);
      }
    } else {
      leaf(into, path, key, field.value());
    }
  }

  /** The map of a key, old or new; absent where the key is something else. */
  private @Nullable Branch branch(Branch into, KeyPath path, Segment key, Span place) {
    return switch (into.slots().get(key.name())) {
      case null -> {
        Branch fresh = new Branch(span(key), place);
        into.slots().put(key.name(), fresh);
        yield fresh;
      }
      case Branch old -> {
        if (json) {
          found.add(StructureErrors.duplicate(path, span(key), old.key()));
        }
        yield old;
      }
      case Leaf leaf -> {
        if (!(leaf.node() instanceof Node.Invalid)) {
          found.add(traps.clash(path, span(key), "a map here", leaf.key(), "a value here"));
          into.slots().put(key.name(), broken(key));
        }
        yield null;
      }
    };
  }

  private void leaf(Branch into, KeyPath path, Segment key, Part value) {
    switch (into.slots().get(key.name())) {
      case null -> into.slots().put(key.name(), new Leaf(span(key), node(path, value)));
      case Branch map -> {
        found.add(traps.clash(path, span(key), "a value here", map.key(), "a map here"));
        into.slots().put(key.name(), broken(key));
      }
      case Leaf leaf -> {
        if (!(leaf.node() instanceof Node.Invalid)) {
          found.add(StructureErrors.duplicate(path, span(key), leaf.key()));
        }
      }
    }
  }

  private Node node(KeyPath path, Part value) {
    return switch (value) {
      case Block block -> map(path, block, span(block));
      case Items items -> list(path, items);
      case Joined joined -> joined(joined);
      case Piece piece -> piece.kind() == Kind.NULL ? new Node.Null(span(piece)) : text(piece);
      case Field _, Include _ -> throw new IllegalStateException("not a value: " + value);
    };
  }

  private Node list(KeyPath path, Items list) {
    List<Node> items = new ArrayList<>();
    for (Part item : list.items()) {
      items.add(node(path.append(String.valueOf(items.size())), item));
    }
    return new Node.Sequence(items, span(list));
  }

  private Node text(Piece piece) {
    if (piece.kind() == Kind.OPTIONAL_REFERENCE) {
      found.add(traps.optional(piece));
      return new Node.Invalid(span(piece));
    }
    return new Node.Text(piece.text(), span(piece));
  }

  private Node joined(Joined joined) {
    if (!joined.parts().stream().allMatch(Piece.class::isInstance)) {
      found.add(traps.concatenation(joined));
      return new Node.Invalid(span(joined));
    }
    List<Node> texts = new ArrayList<>();
    for (Part part : joined.parts()) {
      if (part instanceof Piece piece) {
        texts.add(text(piece));
      }
    }
    StringBuilder whole = new StringBuilder();
    for (Node text : texts) {
      if (!(text instanceof Node.Text piece)) {
        return new Node.Invalid(span(joined));
      }
      whole.append(piece.value());
    }
    return new Node.Text(whole.toString(), span(joined));
  }

  private Leaf broken(Segment key) {
    return new Leaf(span(key), new Node.Invalid(span(key)));
  }

  private Span span(Part part) {
    return new Span(file, part.start(), part.end());
  }

  private Span span(Segment segment) {
    return new Span(file, segment.start(), segment.end());
  }
}
