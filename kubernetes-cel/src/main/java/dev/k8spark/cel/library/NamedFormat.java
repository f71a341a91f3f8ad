package dev.k8spark.cel.library;

import com.google.re2j.Pattern;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One of Kubernetes' named formats, which says what is wrong with a text, in Kubernetes' words. */
record NamedFormat(String name, int regexSize, Function<String, List<String>> check) {

  private static final String LABEL = "[a-z0-9]([-a-z0-9]*[a-z0-9])?";
  private static final String SUBDOMAIN = LABEL + "(\\." + LABEL + ")*";
  private static final String LABEL_1035 = "[a-z]([-a-z0-9]*[a-z0-9])?";
  private static final String QUALIFIED = "([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]";
  private static final String VALUE = "(" + QUALIFIED + ")?";
  private static final String UUID =
      "(?i)[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}";
  private static final String BASE64 =
      "(?:[A-Za-z0-9+\\\\/]{4})*(?:[A-Za-z0-9+\\\\/]{2}==|[A-Za-z0-9+\\\\/]{3}=|"
          + "[A-Za-z0-9+\\\\/]{4})";
  private static final String TIME =
      "([01][0-9]|2[0-3]):([0-5][0-9]):([0-5][0-9])(.[0-9]+)?(z|([+-][0-9]{2}:[0-9]{2}))";
  private static final int LABEL_LENGTH = 63;
  private static final int SUBDOMAIN_LENGTH = 253;

  static List<NamedFormat> listAll() {
    return List.of(
        new NamedFormat("dns1123Label", 30, NamedFormat::validateLabel),
        new NamedFormat("dns1123Subdomain", 60, NamedFormat::validateSubdomain),
        new NamedFormat("dns1035Label", 30, NamedFormat::validateLabel1035),
        new NamedFormat("qualifiedName", 60, NamedFormat::validateQualifiedName),
        new NamedFormat("dns1123LabelPrefix", 30, text -> validateLabel(completePrefix(text))),
        new NamedFormat(
            "dns1123SubdomainPrefix", 60, text -> validateSubdomain(completePrefix(text))),
        new NamedFormat("dns1035LabelPrefix", 30, text -> validateLabel1035(completePrefix(text))),
        new NamedFormat("labelValue", 40, NamedFormat::validateLabelValue),
        new NamedFormat(
            "uri", 1000, text -> reportUnless(UrlValue.isRequest(text), "invalid URI for request")),
        new NamedFormat(
            "uuid",
            80,
            text -> reportUnless(matches(UUID, text), "does not match the UUID format")),
        new NamedFormat("byte", 100, text -> reportUnless(matches(BASE64, text), "invalid base64")),
        new NamedFormat("date", 80, text -> reportUnless(isDate(text), "invalid date")),
        new NamedFormat(
            "datetime", 80, text -> reportUnless(isDateTime(text), "invalid datetime")));
  }

  List<String> validate(String text) {
    return check.apply(text);
  }

  private static boolean matches(String regex, String text) {
    return Pattern.compile("^(?:" + regex + ")$").matcher(text).find();
  }

  private static List<String> reportUnless(boolean isValid, String problem) {
    return isValid ? List.of() : List.of(problem);
  }

  private static String completePrefix(String text) {
    return text.length() > 1 && text.endsWith("-")
        ? text.substring(0, text.length() - 2) + "a"
        : text;
  }

  private static List<String> validateLabel(String text) {
    String characters =
        "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and"
            + " must start and end with an alphanumeric character";
    String wrong =
        matches(SUBDOMAIN, text)
            ? "must not contain dots"
            : describeRegex(characters, LABEL, "my-name", "123-abc");
    return collect(text, LABEL_LENGTH, LABEL, wrong);
  }

  private static List<String> validateSubdomain(String text) {
    String characters =
        "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or"
            + " '.', and must start and end with an alphanumeric character";
    return collect(
        text, SUBDOMAIN_LENGTH, SUBDOMAIN, describeRegex(characters, SUBDOMAIN, "example.com"));
  }

  private static List<String> validateLabel1035(String text) {
    String characters =
        "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an"
            + " alphabetic character, and end with an alphanumeric character";
    return collect(
        text,
        LABEL_LENGTH,
        LABEL_1035,
        describeRegex(characters, LABEL_1035, "my-name", "abc-123"));
  }

  private static List<String> validateLabelValue(String text) {
    String characters =
        "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or"
            + " '.', and must start and end with an alphanumeric character";
    return collect(
        text,
        LABEL_LENGTH,
        VALUE,
        describeRegex(characters, VALUE, "MyValue", "my_value", "12345"));
  }

  private static List<String> validateQualifiedName(String text) {
    String characters =
        "must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an"
            + " alphanumeric character";
    String form = describeRegex(characters, QUALIFIED, "MyName", "my.name", "123-abc");
    String[] parts = text.split("/", -1);
    if (parts.length > 2) {
      return List.of(
          "a qualified name "
              + form
              + " with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')");
    }
    List<String> problems = new ArrayList<>();
    if (parts.length == 2) {
      (parts[0].isEmpty() ? List.of("must be non-empty") : validateSubdomain(parts[0]))
          .forEach(problem -> problems.add("prefix part " + problem));
    }
    String name = parts[parts.length - 1];
    (name.isEmpty()
            ? List.of("must be non-empty", form)
            : collect(name, LABEL_LENGTH, QUALIFIED, form))
        .forEach(problem -> problems.add("name part " + problem));
    return List.copyOf(problems);
  }

  private static List<String> collect(String text, int longest, String regex, String wrong) {
    return Stream.concat(
            reportUnless(
                text.length() <= longest, "must be no more than %d characters".formatted(longest))
                .stream(),
            reportUnless(matches(regex, text), wrong).stream())
        .toList();
  }

  private static String describeRegex(String characters, String regex, String... examples) {
    String listed =
        Stream.of(examples).map("'%s', "::formatted).collect(Collectors.joining(" or "));
    return characters + " (e.g. " + listed + "regex used for validation is '" + regex + "')";
  }

  private static boolean isDate(String text) {
    try {
      return text.length() == 10 && text.equals(LocalDate.parse(text).toString());
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static boolean isDateTime(String text) {
    String[] sides = text.toLowerCase(Locale.ROOT).split("t", 2);
    return sides.length == 2 && isDate(sides[0]) && matches(TIME, sides[1]);
  }
}
