package dev.k8spark.rehearsal;

import dev.k8spark.cli.console.ProgressScreen;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts three asterisks where a text holds a secret: as it is, a line of it, in JSON or in Base64.
 *
 * @param forms all that is hidden; absent where nothing is
 * @param tooShort whose values are too short: hiding them would hide other words
 */
record SecretRedactor(@Nullable Pattern forms, List<String> tooShort)
    implements UnaryOperator<String> {

  static final String MASK = "***";

  private static final int LEAST = 6;

  private static final JsonMapper JSON = new JsonMapper();

  /**
   * Hides values.
   *
   * @param values by a name that may be shown
   */
  static SecretRedactor of(SortedMap<String, byte[]> values) {
    Set<String> forms =
        new TreeSet<>(
            Comparator.comparingInt(String::length)
                .reversed()
                .thenComparing(Comparator.naturalOrder()));
    List<String> tooShort = new ArrayList<>();
    for (Map.Entry<String, byte[]> entry : values.entrySet()) {
      String text = new String(entry.getValue(), StandardCharsets.UTF_8).strip();
      if (!text.isEmpty() && text.length() < LEAST) {
        tooShort.add(entry.getKey());
      } else {
        forms(text, entry.getValue()).filter(form -> form.length() >= LEAST).forEach(forms::add);
      }
    }
    String any = forms.stream().map(Pattern::quote).collect(Collectors.joining("|"));
    return new SecretRedactor(any.isEmpty() ? null : Pattern.compile(any), List.copyOf(tooShort));
  }

  private static Stream<String> forms(String text, byte[] value) {
    String json = JSON.writeValueAsString(text);
    return Stream.of(
            Stream.of(text, json.substring(1, json.length() - 1)),
            text.lines().map(String::strip),
            base64(value),
            base64(text.getBytes(StandardCharsets.UTF_8)))
        .flatMap(forms -> forms);
  }

  private static Stream<String> base64(byte[] bytes) {
    return Stream.of(
            Base64.getEncoder(),
            Base64.getEncoder().withoutPadding(),
            Base64.getUrlEncoder(),
            Base64.getUrlEncoder().withoutPadding())
        .map(encoder -> encoder.encodeToString(bytes));
  }

  /** What is not hidden, to be said once. */
  Optional<String> warning() {
    return tooShort.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "note: with fewer than %d characters a value cannot be hidden: %s"
                .formatted(LEAST, String.join(", ", tooShort)));
  }

  /** The same screen, on which nothing of it is seen. */
  ProgressScreen redact(ProgressScreen screen) {
    return new ProgressScreen(
        text -> screen.text().accept(apply(text)), screen.isLive(), screen.hasColor());
  }

  @Override
  public String apply(String text) {
    return forms == null ? text : forms.matcher(text).replaceAll(MASK);
  }
}
