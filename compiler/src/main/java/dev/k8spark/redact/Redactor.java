package dev.k8spark.redact;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.diagnostic.Outcome;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes credentials out of messages. Each diagnostic points at the same place of a file in which
 * asterisks stand for them, so that nothing that is printed of any of them, in any format, shows
 * one. It may serve several threads.
 */
public final class Redactor {

  /** What can be a word by itself is hidden where it was found, not wherever it stands. */
  private static final int LEAST_LENGTH = 6;

  /**
   * What is known of a file.
   *
   * @param shown the file as it may be shown
   * @param values what is hidden in messages, too
   */
  private record Known(SourceFile shown, List<String> values) {}

  /** A cache: what is known of a file follows from its text. */
  private final Map<SourceFile, Known> files;

  /** Credentials that came from outside of all files. */
  private final Set<String> given;

  public Redactor() {
    this(new ConcurrentHashMap<>(), Set.of());
  }

  private Redactor(Map<SourceFile, Known> files, Set<String> given) {
    this.files = files;
    this.given = given;
  }

  /** Remembers the credentials that were found while a file was read. */
  public <T> Outcome<T> learn(SourceFile file, Outcome<T> read) {
    known(file, read.diagnostics()).ifPresent(known -> files.put(file, known));
    return read;
  }

  /** The file as it may be shown, given what was found in it. */
  public static SourceFile shown(SourceFile file, List<Diagnostic> diagnostics) {
    return known(file, diagnostics).map(Known::shown).orElse(file);
  }

  private static Optional<Known> known(SourceFile file, List<Diagnostic> diagnostics) {
    List<Diagnostic> credentials =
        diagnostics.stream()
            .filter(diagnostic -> diagnostic.code() == Code.SECRET_IN_TEXT)
            .toList();
    List<Span> spans = credentials.stream().map(Diagnostic::span).toList();
    List<Diagnostic> mistakes =
        diagnostics.stream().filter(diagnostic -> diagnostic.code() == Code.SYNTAX).toList();
    if (spans.isEmpty() && mistakes.isEmpty()) {
      return Optional.empty();
    }
    List<String> values = new ArrayList<>(spans.stream().map(s -> unquoted(s.text())).toList());
    SourceFile base = file;
    if (!mistakes.isEmpty()) {
      BrokenText broken = new BrokenText(file);
      base = broken.shown();
      mistakes.forEach(mistake -> values.addAll(broken.findHiddenNear(mistake.span())));
    }
    values.removeIf(value -> value.length() < LEAST_LENGTH);
    return Optional.of(new Known(cover(base, file, spans, values), values));
  }

  /** A redactor that also hides those of a call's parameters that are credentials. */
  public Redactor withParams(Map<String, String> params) {
    Set<String> credentials = new TreeSet<>();
    params.forEach(
        (name, value) -> {
          if (value.length() >= LEAST_LENGTH
              && CredentialDetector.detect(name, value).isPresent()) {
            credentials.add(value);
          }
        });
    return new Redactor(files, Collections.unmodifiableSet(credentials));
  }

  /** The outcome, whose diagnostics show no credential. */
  public <T> Outcome<T> redact(Outcome<T> outcome) {
    return files.isEmpty() && given.isEmpty()
        ? outcome
        : new Outcome<>(
            outcome.value(), outcome.diagnostics().stream().map(this::conceal).toList());
  }

  private static String unquoted(String text) {
    return text.strip().replaceAll("^[\"']+|[\"']+$", "");
  }

  /** Covers places and values of a file in what is shown of it so far. */
  private static SourceFile cover(
      SourceFile shown, SourceFile file, List<Span> spans, List<String> values) {
    StringBuilder text = new StringBuilder(shown.text());
    spans.forEach(span -> cover(text, span.start(), span.end()));
    for (String value : values) {
      for (int at = file.text().indexOf(value); at >= 0; at = file.text().indexOf(value, at + 1)) {
        cover(text, at, at + value.length());
      }
    }
    return new SourceFile(file.name(), file.path(), text.toString());
  }

  private static void cover(StringBuilder text, int start, int end) {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) != '\n' && text.charAt(i) != '\r') {
        text.setCharAt(i, '*');
      }
    }
  }

  private Diagnostic conceal(Diagnostic diagnostic) {
    Diagnostic.@Nullable Place other = diagnostic.other();
    @Nullable String judged = diagnostic.values();
    List<String> values = judged == null ? near(diagnostic) : everywhere();
    String message = Objects.requireNonNull(conceal(diagnostic.message(), values));
    PartialLeaks remnants = new PartialLeaks(judged == null ? List.of() : values);
    @Nullable String decision = judged == null ? null : remnants.hiddenIn(judged);
    return new Diagnostic(
        diagnostic.code(),
        diagnostic.severity(),
        conceal(diagnostic.span()),
        remnants.hiddenIn(message),
        conceal(diagnostic.label(), values),
        other == null ? null : conceal(other, values),
        conceal(diagnostic.help(), values),
        diagnostic.fix(),
        diagnostic.finding().withValues(decision));
  }

  /** What stands in the files that a diagnostic points at, and outside of all files. */
  private List<String> near(Diagnostic diagnostic) {
    Diagnostic.@Nullable Place other = diagnostic.other();
    List<String> values = new ArrayList<>(given);
    values.addAll(values(diagnostic.span()));
    if (other != null) {
      values.addAll(values(other.span()));
    }
    return values;
  }

  /** What a rule reads of a job may come from each of its files. */
  private List<String> everywhere() {
    return Stream.concat(
            given.stream(), files.values().stream().flatMap(known -> known.values().stream()))
        .toList();
  }

  private List<String> values(Span span) {
    @Nullable Known known = files.get(span.file());
    return known == null ? List.of() : known.values();
  }

  private Diagnostic.Place conceal(Diagnostic.Place place, List<String> values) {
    String label = Objects.requireNonNull(conceal(place.label(), values));
    return new Diagnostic.Place(conceal(place.span()), label);
  }

  private Span conceal(Span span) {
    @Nullable Known known = files.get(span.file());
    return known == null ? span : new Span(known.shown(), span.start(), span.end());
  }

  private static @Nullable String conceal(@Nullable String text, List<String> values) {
    return text == null
        ? null
        : values.stream().reduce(text, (rest, value) -> rest.replace(value, "***"));
  }
}
