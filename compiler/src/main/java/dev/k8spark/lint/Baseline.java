package dev.k8spark.lint;

import dev.k8spark.lint.report.JsonText;
import dev.k8spark.lint.report.ReportedFinding;
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
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Findings that a repository had before it was checked: they are known, and do not count.
 *
 * @param file as the user named it
 * @param entries by fingerprint, which has no line number
 */
public record Baseline(String file, Map<String, BaselineEntry> entries) {

  private static final String VERSION = "k8sparkBaseline";
  private static final int FORMAT = 1;

  /**
   * A known finding.
   *
   * @param file relative to the repository's root
   */
  public record BaselineEntry(String code, String file, String message) {

    private boolean matches(ReportedFinding finding) {
      return code.equals(finding.diagnostic().id())
          && message.equals(finding.diagnostic().message());
    }
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IOException if it is something else
   */
  public static Baseline read(String file, String text) throws IOException {
    try {
      JsonNode tree = new JsonMapper().readTree(text);
      if (tree.path(VERSION).asInt(0) != FORMAT) {
        throw new IOException("it is no baseline, which `--write-baseline` writes");
      }
      Map<String, BaselineEntry> entries = new LinkedHashMap<>();
      for (JsonNode finding : tree.path("findings")) {
        entries.put(
            finding.path("fingerprint").asString(""),
            new BaselineEntry(
                finding.path("code").asString(""),
                finding.path("file").asString(""),
                finding.path("message").asString("")));
      }
      return new Baseline(file, entries);
    } catch (JacksonException _) {
      throw new IOException("it is not JSON");
    }
  }

  /** Writes a baseline that lists all findings which count now. */
  public static String write(Collection<ReportedFinding> findings, RootFolder root) {
    ObjectNode baseline = JsonText.createObject().put(VERSION, FORMAT);
    ArrayNode entries = baseline.putArray("findings");
    findings.stream()
        .filter(finding -> finding.diagnostic().waiver() == null)
        .forEach(
            finding ->
                entries
                    .addObject()
                    .put("fingerprint", finding.fingerprint())
                    .put("code", finding.diagnostic().id())
                    .put("file", root.nameOf(finding.diagnostic().span().file()))
                    .put("message", finding.diagnostic().message()));
    return JsonText.write(baseline);
  }

  /** Marks the findings that are listed here as known. */
  public List<ReportedFinding> mark(List<ReportedFinding> findings, RootFolder root) {
    Map<ReportedFinding, BaselineEntry> known = match(findings, root);
    return findings.stream()
        .map(finding -> known.containsKey(finding) ? finding.knownIn(file) : finding)
        .toList();
  }

  /**
   * Returns the entries that were not found again, of files that were checked or are gone.
   *
   * @param findings as they were found, before any was marked
   */
  public List<BaselineEntry> findFixed(
      List<ReportedFinding> findings, Set<String> checked, RootFolder root) {
    List<BaselineEntry> fixed = new ArrayList<>(entries.values());
    match(findings, root).values().forEach(fixed::remove);
    return fixed.stream()
        .filter(entry -> checked.contains(entry.file()) || isGone(entry, root))
        .toList();
  }

  /** Matches findings with entries; an entry of a file that is gone may be found in another. */
  private Map<ReportedFinding, BaselineEntry> match(
      List<ReportedFinding> findings, RootFolder root) {
    Map<ReportedFinding, BaselineEntry> matched = new HashMap<>();
    List<ReportedFinding> others = new ArrayList<>();
    Map<String, BaselineEntry> rest = new LinkedHashMap<>(entries);
    for (ReportedFinding finding : findings) {
      @Nullable BaselineEntry entry = rest.remove(finding.fingerprint());
      if (entry == null) {
        others.add(finding);
      } else {
        matched.put(finding, entry);
      }
    }
    List<BaselineEntry> moved =
        rest.values().stream()
            .filter(entry -> isGone(entry, root))
            .collect(Collectors.toCollection(ArrayList::new));
    for (ReportedFinding finding : others) {
      moved.stream()
          .filter(entry -> entry.matches(finding))
          .findFirst()
          .ifPresent(
              entry -> {
                matched.put(finding, entry);
                moved.remove(entry);
              });
    }
    return matched;
  }

  private static boolean isGone(BaselineEntry entry, RootFolder root) {
    return !Files.exists(root.path().resolve(entry.file()));
  }
}
