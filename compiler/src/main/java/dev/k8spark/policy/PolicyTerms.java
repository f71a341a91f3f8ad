package dev.k8spark.policy;

import dev.k8spark.diagnostic.Severity;
import dev.k8spark.source.LocatedEntry;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a policy file demands, at its top or in the block of a namespace. Maps are in the order in
 * which they were written.
 *
 * @param allow closed lists: what does not stand on one is forbidden
 * @param deny what is forbidden, whatever is allowed
 * @param severity how severe findings are, by code or rule
 * @param waivable for how long at most a job may waive a finding, by code or rule
 * @param exceptions what single jobs are excused, by job and then by code or rule
 * @param rules the file's own rules by name
 */
public record PolicyTerms(
    Map<PolicySubject, AllowList> allow,
    Map<PolicySubject, DenyList> deny,
    RequiredKeys require,
    JobLimits limits,
    Map<String, LocatedEntry<Severity>> severity,
    Map<String, LocatedEntry<String>> waivable,
    Map<String, LocatedEntry<Map<String, WaiverEntry>>> exceptions,
    Map<String, RuleEntry> rules) {

  public PolicyTerms {
    allow = Collections.unmodifiableMap(new LinkedHashMap<>(allow));
    deny = Collections.unmodifiableMap(new LinkedHashMap<>(deny));
    severity = Collections.unmodifiableMap(new LinkedHashMap<>(severity));
    waivable = Collections.unmodifiableMap(new LinkedHashMap<>(waivable));
    exceptions = Collections.unmodifiableMap(new LinkedHashMap<>(exceptions));
    rules = Collections.unmodifiableMap(new LinkedHashMap<>(rules));
  }

  /** The rules that are whole, in the order in which they were written. */
  public List<CustomRule> customRules() {
    return rules.values().stream().flatMap(entry -> Stream.ofNullable(entry.rule())).toList();
  }

  /** What one job is excused, by code or rule. */
  public Map<String, WaiverEntry> exceptionsOf(String job) {
    @Nullable LocatedEntry<Map<String, WaiverEntry>> entry = exceptions.get(job);
    return entry == null || entry.value() == null ? Map.of() : entry.value();
  }

  /** What all jobs are excused, one after another. */
  public Stream<Map.Entry<String, WaiverEntry>> allExceptions() {
    return exceptions.values().stream()
        .map(LocatedEntry::value)
        .filter(Objects::nonNull)
        .flatMap(waivers -> waivers.entrySet().stream());
  }
}
