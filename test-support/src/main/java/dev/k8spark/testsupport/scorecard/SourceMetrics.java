package dev.k8spark.testsupport.scorecard;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What was counted in the main sources of all modules.
 *
 * @param files lines of each file
 * @param methods lines of each method with a body, from its signature to its closing brace
 * @param types the simple names of all types, nested ones included, with how often each is declared
 * @param sealedTypes sealed interfaces and classes
 * @param silentDefaults switches over types of our own that have a {@code default}
 * @param staticVariables static fields that are not final
 * @param setters public methods that return nothing and are named {@code set…}
 * @param publicMethods public methods that override nothing
 * @param documentedMethods those of them that have a doc comment
 * @param openPackages packages that are not {@code @NullMarked}
 * @param helpers type names that end in Util, Utils, Helper, Manager or Impl
 * @param todos comments that put work off
 */
public record SourceMetrics(
    Distribution files,
    Distribution methods,
    Map<String, Integer> types,
    int sealedTypes,
    List<String> silentDefaults,
    List<String> staticVariables,
    List<String> setters,
    int publicMethods,
    int documentedMethods,
    List<String> openPackages,
    List<String> helpers,
    int todos) {

  private static final Pattern SINGLE_WORD = Pattern.compile("[A-Z][a-z0-9]*");

  public SourceMetrics {
    types = Map.copyOf(types);
  }

  /** Returns the percentage of type names that are one word, rounded up. */
  public int singleWordShare() {
    long all = types.values().stream().mapToInt(Integer::intValue).sum();
    long single =
        types.entrySet().stream()
            .filter(type -> SINGLE_WORD.matcher(type.getKey()).matches())
            .mapToInt(Map.Entry::getValue)
            .sum();
    return Math.ceilDiv((int) (100 * single), (int) all);
  }

  /** Returns the simple names that several types have, in alphabetical order. */
  public List<String> sharedNames() {
    return types.entrySet().stream()
        .filter(type -> type.getValue() > 1)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** Returns the percentage of public methods that have a doc comment, rounded down. */
  public int documentedShare() {
    return 100 * documentedMethods / publicMethods;
  }
}
