package dev.k8spark.cli.option;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Values of options of the form {@code NAME=VALUE}. */
public final class NameValuePairs {

  private NameValuePairs() {}

  /** Returns the values of an option by name; a name that is given twice is a usage error. */
  public static SortedMap<String, String> read(ParseResult given, String option) {
    OptionSpec spec = given.commandSpec().findOption(option);
    String shortestName = spec.shortestName();
    SortedMap<String, String> pairs = new TreeMap<>();
    for (String pair : given.matchedOptionValue(option, List.<String>of())) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        throw OptionSpecs.usageError(
            given,
            "`%s %s` is not of the form %s".formatted(shortestName, pair, spec.paramLabel()));
      }
      String name = pair.substring(0, equals);
      if (pairs.put(name, pair.substring(equals + 1)) != null) {
        throw OptionSpecs.usageError(given, "`%s %s` is given twice".formatted(shortestName, name));
      }
    }
    return pairs;
  }
}
