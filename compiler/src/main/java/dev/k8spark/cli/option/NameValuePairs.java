package dev.k8spark.cli.option;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** What an option of the form {@code NAME=VALUE} was given, each name once. */
public final class NameValuePairs {

  private NameValuePairs() {}

  public static SortedMap<String, String> of(ParseResult given, String option) {
    OptionSpec spec = given.commandSpec().findOption(option);
    String shown = spec.shortestName();
    SortedMap<String, String> pairs = new TreeMap<>();
    for (String pair : given.matchedOptionValue(option, List.<String>of())) {
      int equals = pair.indexOf('=');
      if (equals < 1) {
        String form = spec.paramLabel();
        throw OptionSpecs.wrong(
            given, "`%s %s` is not of the form %s".formatted(shown, pair, form));
      }
      String name = pair.substring(0, equals);
      if (pairs.put(name, pair.substring(equals + 1)) != null) {
        throw OptionSpecs.wrong(given, "`%s %s` is given twice".formatted(shown, name));
      }
    }
    return pairs;
  }
}
