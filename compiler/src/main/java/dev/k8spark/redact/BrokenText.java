package dev.k8spark.redact;

import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file that the parser gave up. Nobody knows where a value in it ends, so that from the first
 * name on that sounds like a credential's only its shape is shown: blanks, quotes, brackets and the
 * like. Before it, and in files without such a name, what looks like a credential is hidden.
 */
final class BrokenText {

  /** Runs of what names are made of; each character is looked at once. */
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.-]+");

  /** Runs of what is not the shape of a file. */
  private static final Pattern CONTENT = Pattern.compile("[^\\s{}\\[\\](),:=\"'#]+");

  private static final Pattern RUN = Pattern.compile("\\S+");

  /** A longer run is hidden without a look, since the look takes more than linear time. */
  private static final int LONGEST_RUN = 4096;

  /** How far around the place of a mistake its message may quote the text. */
  private static final int REACH = 500;

  private final SourceFile file;
  private final StringBuilder shown;

  BrokenText(SourceFile file) {
    this.file = file;
    this.shown = new StringBuilder(file.text());
    int end = findFirstName();
    hideContent(end, file.text().length());
    Matcher runs = RUN.matcher(file.text()).region(0, end);
    while (runs.find()) {
      if (runs.end() - runs.start() > LONGEST_RUN
          || CredentialDetector.detect(runs.group()).isPresent()) {
        hideContent(runs.start(), runs.end());
      }
    }
  }

  /** Returns the file as it may be shown. */
  SourceFile shown() {
    return new SourceFile(file.name(), file.path(), shown.toString());
  }

  /** Returns what is hidden around the place of a mistake, and its message might quote. */
  List<String> findHiddenNear(Span place) {
    int start = Math.max(0, place.start() - REACH);
    int end = Math.min(file.text().length(), place.start() + REACH);
    List<String> hidden = new ArrayList<>();
    Matcher contents = CONTENT.matcher(file.text()).region(start, end);
    while (contents.find()) {
      if (shown.charAt(contents.start()) != file.text().charAt(contents.start())) {
        hidden.add(contents.group());
      }
    }
    return hidden;
  }

  private void hideContent(int start, int end) {
    Matcher contents = CONTENT.matcher(file.text()).region(start, end);
    while (contents.find()) {
      for (int at = contents.start(); at < contents.end(); at++) {
        shown.setCharAt(at, '*');
      }
    }
  }

  /** Returns where the first name that sounds like a credential's ends, or the text does. */
  private int findFirstName() {
    Matcher words = WORD.matcher(file.text());
    while (words.find()) {
      if (words.end() - words.start() > LONGEST_RUN
          || SecretName.of(words.group()) != SecretName.ORDINARY) {
        return words.end();
      }
    }
    return file.text().length();
  }
}
