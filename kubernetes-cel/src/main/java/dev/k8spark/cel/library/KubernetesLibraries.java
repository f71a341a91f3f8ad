package dev.k8spark.cel.library;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.TypeParamType;
import java.util.ArrayList;
import java.util.List;

/**
 * Which of Kubernetes' functions a rule may use. A new rule is compiled as the version before
 * would, so that the cluster can be rolled back: what came with 1.34 can be written from 1.35 on.
 */
public final class KubernetesLibraries {

  private KubernetesLibraries() {}

  /**
   * All overloads of ours.
   *
   * @param minor the minor version of Kubernetes whose functions are known: one less than the
   *     cluster's
   */
  public static List<FunctionOverload> listOverloads(int minor) {
    List<FunctionOverload> all = new ArrayList<>();
    all.addAll(UrlLibrary.listOverloads());
    all.addAll(RegexLibrary.listOverloads());
    all.addAll(ListsLibrary.listOverloads());
    all.addAll(StringsLibrary.listOverloads());
    all.addAll(minor >= 28 ? QuantityLibrary.listOverloads() : List.of());
    all.addAll(minor >= 29 ? StringsLibrary.listFormat() : List.of());
    all.addAll(minor >= 30 ? IpLibrary.listOverloads() : List.of());
    all.addAll(minor >= 30 ? CidrLibrary.listOverloads() : List.of());
    all.addAll(minor >= 31 ? FormatLibrary.listOverloads() : List.of());
    all.addAll(minor >= 31 ? ListsLibrary.listUnwrap() : List.of());
    all.addAll(minor >= 33 ? SemverLibrary.listOverloads() : List.of());
    all.addAll(minor >= 37 ? ListsLibrary.listIncludes() : List.of());
    return List.copyOf(all);
  }

  /** What CEL declares itself, and we do more carefully. */
  public static List<FunctionOverload> listReplacements(int minor) {
    List<FunctionOverload> all = new ArrayList<>(StringsLibrary.listConversions());
    all.addAll(minor >= 34 ? RangeLibrary.listOverloads() : List.of());
    return List.copyOf(all);
  }

  /** What {@code sortBy} becomes: pairs of a key and an item go in, and items come out. */
  public static CelFunctionDecl declareSortBy() {
    TypeParamType item = TypeParamType.create("T");
    CelType pairs = ListType.create(ListType.create(item));
    return CelFunctionDecl.newFunctionDeclaration(
        "lists.@sortByAssociatedKeys",
        CelOverloadDecl.newGlobalOverload(
            "list_sortByAssociatedKeys", ListType.create(item), pairs));
  }
}
