package dev.k8spark.resolve;

import dev.k8spark.job.DataUse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a reference to the URI of data stands for. */
final class DataReference {

  private static final Pattern URI = Pattern.compile("data\\.([a-z][a-z0-9_]*)\\.uri");

  private DataReference() {}

  /** Returns what Spark takes in place of the URI; the text of any other path as it is. */
  static String translate(String path, String text) {
    Matcher uri = URI.matcher(path);
    return uri.matches() ? DataUse.reference(uri.group(1), text) : text;
  }
}
