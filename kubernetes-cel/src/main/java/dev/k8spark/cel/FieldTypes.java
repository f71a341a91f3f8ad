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
  Optional<StructType> findOwner(long select, CelExpr in, Map<String, CelType> scope) {
    if (in.id() == select) {
      return findOperand(in).flatMap(operand -> findStruct(resolve(operand, scope)));
    }
    return listParts(in, scope)
        .flatMap(part -> findOwner(select, part.expr(), part.scope()).stream())
        .findFirst();
  }

  private record ScopedPart(CelExpr expr, Map<String, CelType> scope) {}

  private Stream<ScopedPart> listParts(CelExpr in, Map<String, CelType> scope) {
    return switch (in.getKind()) {
      case SELECT -> Stream.of(new ScopedPart(in.select().operand(), scope));
      case CALL ->
          Stream.concat(in.call().target().stream(), in.call().args().stream())
              .map(part -> new ScopedPart(part, scope));
      case LIST -> in.list().elements().stream().map(part -> new ScopedPart(part, scope));
      case MAP ->
          in.map().entries().stream()
              .flatMap(entry -> Stream.of(entry.key(), entry.value()))
              .map(part -> new ScopedPart(part, scope));
      case COMPREHENSION -> {
        Map<String, CelType> inside = enterLoop(in.comprehension(), scope);
        yield Stream.of(
            new ScopedPart(in.comprehension().iterRange(), scope),
            new ScopedPart(in.comprehension().loopStep(), inside),
            new ScopedPart(in.comprehension().result(), inside));
      }
      default -> Stream.empty();
    };
  }

  private Map<String, CelType> enterLoop(
      CelExpr.CelComprehension loop, Map<String, CelType> scope) {
    Map<String, CelType> inside = new HashMap<>(scope);
    CelType range = resolve(loop.iterRange(), scope);
    CelType item = itemType(range);
    boolean two = !loop.iterVar2().isEmpty();
    boolean map = range instanceof MapType;
    CelType first = map ? SimpleType.STRING : two ? SimpleType.INT : item;
    inside.put(loop.iterVar(), first);
    if (two) {
      inside.put(loop.iterVar2(), item);
    }
    return inside;
  }

  private CelType resolve(CelExpr path, Map<String, CelType> scope) {
    return switch (path.getKind()) {
      case IDENT -> scope.getOrDefault(path.ident().name(), SimpleType.DYN);
      case SELECT -> resolveField(resolve(path.select().operand(), scope), path.select().field());
      case CALL -> resolveCall(path.call(), scope);
      case COMPREHENSION -> resolve(path.comprehension().iterRange(), scope);
      default -> SimpleType.DYN;
    };
  }

  private CelType resolveCall(CelExpr.CelCall call, Map<String, CelType> scope) {
    return switch (call.function()) {
      case "_[_]", "_[?_]" -> itemType(resolve(call.args().getFirst(), scope));
      case "_?._" ->
          resolveField(
              resolve(call.args().getFirst(), scope),
              call.args().getLast().constant().stringValue());
      case "_?_:_" -> resolve(call.args().get(1), scope);
      case "orValue" -> call.target().map(target -> resolve(target, scope)).orElse(SimpleType.DYN);
      default -> SimpleType.DYN;
    };
  }

  private CelType resolveField(CelType owner, String field) {
    return findStruct(owner)
        .flatMap(type -> type.findField(field))
        .map(StructType.Field::type)
        .orElseGet(() -> itemType(owner));
  }

  private static CelType itemType(CelType type) {
    return switch (type) {
      case ListType list -> list.elemType();
      case MapType map -> map.valueType();
      default -> SimpleType.DYN;
    };
  }

  private Optional<StructType> findStruct(CelType type) {
    return switch (type) {
      case StructType struct -> Optional.of(struct);
      case StructTypeReference reference -> types.findStruct(reference.name());
      case OptionalType optional -> findStruct(optional.parameters().getFirst());
      default -> Optional.empty();
    };
  }

  private static Optional<CelExpr> findOperand(CelExpr select) {
    return switch (select.getKind()) {
      case SELECT -> Optional.of(select.select().operand());
      case CALL -> select.call().args().stream().findFirst();
      default -> Optional.empty();
    };
  }
}
