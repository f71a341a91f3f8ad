package dev.k8spark.lint;

import dev.k8spark.lint.report.Finding;
import dev.k8spark.lint.report.JsonText;
import dev.k8spark.lint.report.RootFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Findings that a repository had before it was checked: they are known, and do not count.
 *
 * @param file as the user named it
 * @param entries by fingerprint, which has no line number
 */
public record Baseline(String file, Map<String, Entry> entries) {

  private static final String VERSION = "k8sparkBaseline";
  private static final int FORMAT = 1;

  /**
   * A known finding.
   *
   * @param file relative to the repository's root
   */
  public record Entry(String code, String file, String message) {

    private boolean says(Finding one) {
      return code.equals(one.said().id()) && message.equals(one.said().message());
    }
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IOException if it is something else
   */
  public static Baseline read(String file, String text) throws IOException {
    try {
      JsonNode tree = new JsonMapper().readTree(text);
      if (tree.path(VERSION).asInt(0) != FORMAT) {
        throw new IOException("it is no baseline, which `--write-baseline` writes");
      }
      Map<String, Entry> entries = new LinkedHashMap<>();
      for (JsonNode one : tree.path("findings")) {
        entries.put(
            one.path("fingerprint").asString(""),
            new Entry(
                one.path("code").asString(""),
                one.path("file").asString(""),
                one.path("message").asString("")));
      }
      return new Baseline(file, entries);
    } catch (JacksonException _) {
      throw new IOException("it is not JSON");
    }
  }

  /** The text of a baseline that lists all findings which count now. */
  public static String text(Collection<Finding> findings, RootFolder root) {
    return JsonText.of(
        json -> {
          json.writeStartObject();
          json.writeNumberProperty(VERSION, FORMAT);
          json.writeArrayPropertyStart("findings");
          findings.stream()
              .filter(one -> one.said().waiver() == null)
              .forEach(one -> entry(json, one, root));
          json.writeEndArray();
          json.writeEndObject();
        });
  }

  private static void entry(JsonGenerator json, Finding one, RootFolder root) {
    json.writeStartObject();
    json.writeStringProperty("fingerprint", one.fingerprint());
    json.writeStringProperty("code", one.said().id());
    json.writeStringProperty("file", root.nameOf(one.said().span().file()));
    json.writeStringProperty("message", one.said().message());
    json.writeEndObject();
  }

  /** The findings, those that are listed here as known. */
  public List<Finding> mark(List<Finding> findings, RootFolder root) {
    Map<Finding, Entry> again = again(findings, root);
    return findings.stream().map(one -> again.containsKey(one) ? one.knownIn(file) : one).toList();
  }

  /**
   * What is listed and was not found again, of files that were checked or are gone.
   *
   * @param findings as they were found, before any was marked
   */
  public List<Entry> mended(List<Finding> findings, Set<String> checked, RootFolder root) {
    List<Entry> mended = new ArrayList<>(entries.values());
    again(findings, root).values().forEach(mended::remove);
    return mended.stream()
        .filter(entry -> checked.contains(entry.file()) || isGone(entry, root))
        .toList();
  }

  /** What was found of that which is listed; what was in a file that is gone, in another one. */
  private Map<Finding, Entry> again(List<Finding> findings, RootFolder root) {
    Map<Finding, Entry> again = new HashMap<>();
    List<Finding> others = new ArrayList<>();
    Map<String, Entry> rest = new LinkedHashMap<>(entries);
    for (Finding one : findings) {
      @Nullable Entry entry = rest.remove(one.fingerprint());
      if (entry == null) {
        others.add(one);
      } else {
        again.put(one, entry);
      }
    }
    List<Entry> moved =
        rest.values().stream()
            .filter(entry -> isGone(entry, root))
            .collect(Collectors.toCollection(ArrayList::new));
    for (Finding one : others) {
      moved.stream()
          .filter(entry -> entry.says(one))
          .findFirst()
          .ifPresent(
              entry -> {
                again.put(one, entry);
                moved.remove(entry);
              });
    }
    return again;
  }

  private static boolean isGone(Entry entry, RootFolder root) {
    return !Files.exists(root.path().resolve(entry.file()));
  }
}
