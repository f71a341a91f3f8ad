package dev.k8spark.schema;

import dev.k8spark.source.KeyPath;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a value of a certain kind looks like, and what somebody may have meant who missed it. */
final class ValueHints {

  private static final Pattern AMOUNT = Pattern.compile("([0-9]+)(?:\\.[0-9]+)?\\s*([A-Za-z]*)");

  private ValueHints() {}

  /** The kind of value, with its article: the name of the schema's definition, or else the key. */
  static String nameKind(String unit, KeyPath path) {
    return switch (unit) {
      case "memory" -> "an amount of memory";
      case "cpuAmount" -> "an amount of CPU";
      case "duration" -> "a length of time";
      case "objectName" -> "the name of a Kubernetes object";
      case "secretKey" -> "a key of a Secret";
      case "labelValue" -> "the value of a label";
      default -> "a valid `%s`".formatted(path);
    };
  }

  static @Nullable String suggest(String unit, String text, KeyPath path, List<String> examples) {
    String last = path.isRoot() ? "" : path.last();
    return switch (unit) {
      case "memory" -> suggestMemory(text);
      case "duration" ->
          "write a whole number and a unit: `90s`, `30m`, `4h`, `7d`; at most `9999d`";
      case "cpuAmount" -> "write cores or thousandths of one: `2`, `1.5`, `500m`";
      case "labelValue" -> "letters, digits, `-`, `_` and `.`, at most 63 of them";
      default ->
          switch (last) {
            case "python", "jar" -> suggestFile(text, last);
            case "name", "namespace" ->
                "lower-case letters, digits and `-`, beginning with a letter";
            default -> listExamples(examples);
          };
    };
  }

  private static @Nullable String listExamples(List<String> examples) {
    return examples.isEmpty()
        ? null
        : examples.stream()
            .map("`%s`"::formatted)
            .collect(Collectors.joining(", ", "for example ", ""));
  }

  private static String suggestFile(String text, String kind) {
    String ending = kind.equals("python") ? ".py" : ".jar";
    if (text.contains("://") && !text.startsWith("local:")) {
      return "what runs must be in the image: put it there and write `local:///app/NAME%s`"
          .formatted(ending);
    }
    if (ending.equals(".py") && text.matches("[^/:]+(/[^/:]+)*\\.py")) {
      return "write `./%1$s` for a file beside this one, `local:///app/%1$s` for one in the image"
          .formatted(text);
    }
    if (text.endsWith(ending)) {
      String path = text.replaceFirst("^(file|local):/*", "").replaceFirst("^/*", "/");
      return "a file in the image is written `local://%s`".formatted(path);
    }
    return "write the file in the image, such as `local:///app/NAME%s`".formatted(ending);
  }

  /**
   * Memory is where Spark and Kubernetes mean different things by one letter, so both meanings are
   * shown.
   */
  private static String suggestMemory(String text) {
    Matcher matcher = AMOUNT.matcher(text);
    if (!matcher.matches()) {
      return "write `512m`, `4g` or `4Gi`";
    }
    String number = matcher.group(1);
    return switch (matcher.group(2)) {
      case "" ->
          "bare, Spark reads %s MiB and Kubernetes %s bytes; for the former write `%sm`"
              .formatted(number, number, number);
      case "K", "M", "G", "T" -> {
        String small = matcher.group(2).toLowerCase(java.util.Locale.ROOT);
        yield "`%s` is decimal to Kubernetes and binary to Spark; write `%s%s` or `%s%si`, which are binary"
            .formatted(matcher.group(2), number, small, number, matcher.group(2));
      }
      default -> "write a whole number and `m`, `g`, `Mi` or `Gi`: `512m`, `4g`, `4Gi`";
    };
  }

  /** What may be a key of one of the open maps. */
  static @Nullable String suggestKey(KeyPath path) {
    return switch (path.last()) {
      case "conf" ->
          "Spark reads only keys that begin with `spark.`; Hadoop's go behind `spark.hadoop.`";
      case "env" -> "letters, digits and `_`, not beginning with a digit";
      case "labels", "annotations" ->
          "an optional prefix with `/`, then letters, digits, `-`, `_`, `.`, at most 63";
      case "exceptions" ->
          "the name of a job: lower-case letters, digits and `-`, beginning with a letter";
      case "rules" -> "lower-case letters, digits and single `-` between them, a letter first";
      case "namespaces" -> "lower-case letters, digits and `-` between them, at most 63";
      case "quota" ->
          "what Kubernetes counts, such as `pods`, `requests.cpu`, `limits.memory` or"
              + " `count/jobs.batch`";
      case "default", "defaultRequest", "max", "min" ->
          "`cpu`, `memory`, `ephemeral-storage` or a device such as `nvidia.com/gpu`";
      case "secrets" -> "the name of a Secret: lower-case letters, digits, `-` and `.`";
      default -> "letters, digits, `-` and `_`";
    };
  }
}
