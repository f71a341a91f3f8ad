package dev.k8spark.cli.option;

import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/**
 * The kinds of options that commands have. Made by hand: reading them from annotations takes longer
 * than a whole compilation.
 */
public final class OptionSpecs {

  private OptionSpecs() {}

  public static OptionSpec flag(String description, String... names) {
    return OptionSpec.builder(names).type(boolean.class).description(description).build();
  }

  /** Prints the command's usage; picocli then runs nothing. */
  public static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .type(boolean.class)
        .description("Show this help.")
        .build();
  }

  /** For callers that name all files of a commit. */
  public static OptionSpec skipOthers() {
    return flag("Pass over named files that are neither jobs nor policies.", "--skip-others");
  }

  public static OptionSpec text(String label, String description, String... names) {
    return OptionSpec.builder(names)
        .type(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  public static OptionSpec texts(String label, String description, String... names) {
    return OptionSpec.builder(names)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .paramLabel(label)
        .description(description)
        .build();
  }

  /** An option that takes one of a few words. */
  public static OptionSpec words(List<String> words, String description, String... names) {
    return OptionSpec.builder(names)
        .type(String.class)
        .paramLabel(String.join("|", words))
        .description(description)
        .converters(given -> oneOf(words, given))
        .build();
  }

  /** The constant of an option made by {@link #words}. */
  public static <E extends Enum<E>> E word(ParseResult given, String option, E absent) {
    String word = given.matchedOptionValue(option, "");
    return word.isEmpty()
        ? absent
        : Enum.valueOf(absent.getDeclaringClass(), word.toUpperCase(Locale.ROOT));
  }

  /** What makes the command end with how it is used. */
  public static ParameterException wrong(ParseResult given, String message) {
    return new ParameterException(given.commandSpec().commandLine(), message);
  }

  public static String oneOf(List<String> words, String given) {
    if (words.contains(given)) {
      return given;
    }
    throw new TypeConversionException(
        "`%s` is none of %s".formatted(given, String.join(", ", words)));
  }
}
