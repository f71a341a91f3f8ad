package dev.k8spark.cli.option;

import dev.k8spark.cli.file.ExcludedNames;
import dev.k8spark.cli.file.InputReader;
import dev.k8spark.cli.file.SourceDiscovery;
import dev.k8spark.lint.RequiredPolicy;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Stack;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;

/**
 * The kinds of options that commands have. Built by hand: reading them from annotations takes
 * longer than a whole compilation.
 */
public final class OptionSpecs {

  private static final String EXCLUDE = "--exclude";
  private static final String REQUIRE_POLICY = "--require-policy";
  private static final String SKIP_OTHERS = "--skip-others";

  /** Stands for a policy's name where none was given; no file can be called so. */
  private static final String ANY_POLICY = "\0";

  private static final String STDIN_NAME = "--stdin-filename";

  private OptionSpecs() {}

  /** Returns an option without a value. */
  public static OptionSpec flag(String description, String... names) {
    return OptionSpec.builder(names).type(boolean.class).description(description).build();
  }

  /** Returns {@code --help}: it prints the command's usage, and picocli then runs nothing. */
  public static OptionSpec help() {
    return OptionSpec.builder("-h", "--help")
        .usageHelp(true)
        .type(boolean.class)
        .description("Show this help.")
        .build();
  }

  /** Returns {@code --skip-others}, for callers that name all files of a commit. */
  public static OptionSpec skipOthers() {
    return flag(
        "Pass over named files that are neither jobs nor policies, as below a folder.",
        SKIP_OTHERS);
  }

  /** Returns {@code --exclude}, for commands that look below folders. */
  public static OptionSpec exclude() {
    return texts(
        "GLOB",
        "Leave out, below folders, files and folders of this name or, with a slash, path;"
            + " repeatable.",
        EXCLUDE);
  }

  /** Returns which files are chosen by {@link #exclude} and {@link #skipOthers}. */
  public static SourceDiscovery.Selection readSelection(ParseResult given) {
    List<String> excluded = given.matchedOptionValue(EXCLUDE, List.of());
    try {
      return new SourceDiscovery.Selection(
          ExcludedNames.of(excluded), given.hasMatchedOption(SKIP_OTHERS));
    } catch (PatternSyntaxException wrong) {
      throw usageError(
          given, "`--exclude %s`: %s".formatted(wrong.getPattern(), wrong.getDescription()));
    }
  }

  /** Returns {@code --stdin-filename}, for commands that read standard input. */
  public static OptionSpec stdinName() {
    return text("NAME", "What to call the file that - stands for.", STDIN_NAME);
  }

  /** Returns the name that standard input was given, if it has one and is among the files. */
  public static @Nullable String readStdinName(ParseResult given, List<String> files) {
    @Nullable String name = given.matchedOptionValue(STDIN_NAME, null);
    if (name != null && !files.contains(InputReader.STDIN)) {
      throw usageError(given, STDIN_NAME + " needs - among the files");
    }
    return name;
  }

  /** Returns {@code --policy}, as all commands have it. */
  public static OptionSpec policy() {
    return text("FILE", "A policy file, in place of those found upwards.", "--policy");
  }

  /**
   * Returns {@code --require-policy}, alone or with the file that must apply. A file must be joined
   * to it: the next argument may be a job.
   */
  public static OptionSpec requirePolicy() {
    return OptionSpec.builder(REQUIRE_POLICY)
        .type(String.class)
        .arity("0..1")
        .paramLabel("FILE")
        .description("A job is wrong without a policy or, with =FILE, without that one.")
        .converters(OptionSpecs::requireText)
        .preprocessor(OptionSpecs::takeJoinedValue)
        .build();
  }

  private static boolean takeJoinedValue(
      Stack<String> arguments, CommandSpec command, ArgSpec option, Map<String, Object> parsed) {
    if (!"=".equals(parsed.get("separator"))) {
      arguments.push(ANY_POLICY);
    }
    return false;
  }

  /** Returns which policy {@link #requirePolicy} asks for. */
  public static RequiredPolicy readRequiredPolicy(ParseResult given) {
    @Nullable String file = given.matchedOptionValue(REQUIRE_POLICY, null);
    if (file == null || file.equals(ANY_POLICY)) {
      return file == null ? RequiredPolicy.NONE : new RequiredPolicy(true, null);
    }
    try {
      if (!Files.isRegularFile(Path.of(file))) {
        throw usageError(given, "`%s=%s`: there is no such file".formatted(REQUIRE_POLICY, file));
      }
    } catch (InvalidPathException _) {
      throw usageError(given, "`%s` is no name of a file".formatted(file));
    }
    return new RequiredPolicy(true, file);
  }

  /** Returns {@code --param}, as all commands have it. */
  public static OptionSpec param(String description) {
    return texts("KEY=VALUE", description, "-P", "--param");
  }

  /** Returns {@code --color}. */
  public static OptionSpec color(String description) {
    return words(List.of("always", "auto", "never"), description, "--color");
  }

  /** Returns an option that takes any text. */
  public static OptionSpec text(String label, String description, String... names) {
    return OptionSpec.builder(names)
        .type(String.class)
        .paramLabel(label)
        .description(description)
        .converters(OptionSpecs::requireText)
        .build();
  }

  /** Returns an option that takes any text and may be given more than once. */
  public static OptionSpec texts(String label, String description, String... names) {
    return OptionSpec.builder(names)
        .type(List.class)
        .auxiliaryTypes(String.class)
        .paramLabel(label)
        .description(description)
        .converters(OptionSpecs::requireText)
        .build();
  }

  /** Returns an option that takes one of a few words. */
  public static OptionSpec words(List<String> words, String description, String... names) {
    return OptionSpec.builder(names)
        .type(String.class)
        .paramLabel(String.join("|", words))
        .description(description)
        .converters(given -> requireOneOf(words, given))
        .build();
  }

  /** Returns the positional parameter of commands that take one or more files. */
  public static PositionalParamSpec files(String label, String description) {
    return positional(label, description).arity("1..*").required(true).build();
  }

  /** Returns the positional parameter of commands that take files or none. */
  public static PositionalParamSpec anyFiles(String label, String description) {
    return positional(label, description).arity("0..*").build();
  }

  private static PositionalParamSpec.Builder positional(String label, String description) {
    return PositionalParamSpec.builder()
        .index("0..*")
        .type(List.class)
        .auxiliaryTypes(String.class)
        .paramLabel(label)
        .description(description)
        .converters(OptionSpecs::requireText);
  }

  /** Returns the first positional parameter, which may be left out. */
  public static PositionalParamSpec.Builder optionalWord(String label, String description) {
    return PositionalParamSpec.builder()
        .index("0")
        .arity("0..1")
        .type(String.class)
        .paramLabel(label)
        .converters(OptionSpecs::requireText)
        .description(description);
  }

  /** Returns the constant that an option made by {@link #words} was given. */
  public static <E extends Enum<E>> E constant(ParseResult given, String option, E absent) {
    String word = given.matchedOptionValue(option, "");
    return word.isEmpty()
        ? absent
        : Enum.valueOf(absent.getDeclaringClass(), word.toUpperCase(Locale.ROOT));
  }

  /** Returns the exception that ends the command with a message and how to get help. */
  public static ParameterException usageError(ParseResult given, String message) {
    return new ParameterException(given.commandSpec().commandLine(), message);
  }

  /**
   * Returns the given text; an empty one comes from a variable that is not set, and says nothing.
   */
  public static String requireText(String given) {
    if (given.isEmpty()) {
      throw new TypeConversionException("it is empty");
    }
    return given;
  }

  /** Returns the given word, or fails with all that are allowed. */
  public static String requireOneOf(List<String> words, String given) {
    if (words.contains(given)) {
      return given;
    }
    throw new TypeConversionException(
        "`%s` is none of %s".formatted(given, String.join(", ", words)));
  }
}
