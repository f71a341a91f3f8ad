package dev.k8spark.cel;

import dev.cel.common.ast.CelExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import dev.cel.common.types.StructTypeReference;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Follows paths through the objects' types, also where an expression does not check. */
final class FieldTypes {

  private final ModelTypes types;

  FieldTypes(ModelTypes types) {
    this.types = types;
  }

  /** The type in which the field with this id was looked for. */
  Optional<StructType> ownerOf(long select, CelExpr in, Map<String, CelType> scope) {
    if (in.id() == select) {
      return operand(in).flatMap(operand -> struct(of(operand, scope)));
    }
    return parts(in, scope)
        .flatMap(part -> ownerOf(select, part.expr(), part.scope()).stream())
        .findFirst();
  }

  private record Part(CelExpr expr, Map<String, CelType> scope) {}

  private Stream<Part> parts(CelExpr in, Map<String, CelType> scope) {
    return switch (in.getKind()) {
      case SELECT -> Stream.of(new Part(in.select().operand(), scope));
      case CALL ->
          Stream.concat(in.call().target().stream(), in.call().args().stream())
              .map(part -> new Part(part, scope));
      case LIST -> in.list().elements().stream().map(part -> new Part(part, scope));
      case MAP ->
          in.map().entries().stream()
              .flatMap(entry -> Stream.of(entry.key(), entry.value()))
              .map(part -> new Part(part, scope));
      case COMPREHENSION -> {
        Map<String, CelType> inside = inside(in.comprehension(), scope);
        yield Stream.of(
            new Part(in.comprehension().iterRange(), scope),
            new Part(in.comprehension().loopStep(), inside),
            new Part(in.comprehension().result(), inside));
      }
      default -> Stream.empty();
    };
  }

  private Map<String, CelType> inside(CelExpr.CelComprehension loop, Map<String, CelType> scope) {
    Map<String, CelType> inside = new HashMap<>(scope);
    CelType range = of(loop.iterRange(), scope);
    CelType item = item(range);
    boolean two = !loop.iterVar2().isEmpty();
    boolean map = range instanceof MapType;
    CelType first = map ? SimpleType.STRING : two ? SimpleType.INT : item;
    inside.put(loop.iterVar(), first);
    if (two) {
      inside.put(loop.iterVar2(), item);
    }
    return inside;
  }

  private CelType of(CelExpr path, Map<String, CelType> scope) {
    return switch (path.getKind()) {
      case IDENT -> scope.getOrDefault(path.ident().name(), SimpleType.DYN);
      case SELECT -> field(of(path.select().operand(), scope), path.select().field());
      case CALL -> ofCall(path.call(), scope);
      case COMPREHENSION -> of(path.comprehension().iterRange(), scope);
      default -> SimpleType.DYN;
    };
  }

  private CelType ofCall(CelExpr.CelCall call, Map<String, CelType> scope) {
    return switch (call.function()) {
      case "_[_]", "_[?_]" -> item(of(call.args().getFirst(), scope));
      case "_?._" ->
          field(of(call.args().getFirst(), scope), call.args().getLast().constant().stringValue());
      case "_?_:_" -> of(call.args().get(1), scope);
      case "orValue" -> call.target().map(target -> of(target, scope)).orElse(SimpleType.DYN);
      default -> SimpleType.DYN;
    };
  }

  private CelType field(CelType owner, String field) {
    return struct(owner)
        .flatMap(type -> type.findField(field))
        .map(StructType.Field::type)
        .orElseGet(() -> item(owner));
  }

  private static CelType item(CelType type) {
    return switch (type) {
      case ListType list -> list.elemType();
      case MapType map -> map.valueType();
      default -> SimpleType.DYN;
    };
  }

  private Optional<StructType> struct(CelType type) {
    return switch (type) {
      case StructType struct -> Optional.of(struct);
      case StructTypeReference reference -> types.struct(reference.name());
      case OptionalType optional -> struct(optional.parameters().getFirst());
      default -> Optional.empty();
    };
  }

  private static Optional<CelExpr> operand(CelExpr select) {
    return switch (select.getKind()) {
      case SELECT -> Optional.of(select.select().operand());
      case CALL -> select.call().args().stream().findFirst();
      default -> Optional.empty();
    };
  }
}
