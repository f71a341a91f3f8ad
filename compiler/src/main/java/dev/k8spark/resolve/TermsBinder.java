package dev.k8spark.resolve;

import static dev.k8spark.resolve.PolicyNodes.entries;
import static dev.k8spark.resolve.PolicyNodes.located;
import static dev.k8spark.resolve.PolicyNodes.names;
import static dev.k8spark.resolve.PolicyNodes.scalars;
import static dev.k8spark.resolve.PolicyNodes.text;
import static dev.k8spark.resolve.PolicyNodes.texts;

import dev.k8spark.diagnostic.Severity;
import dev.k8spark.policy.AllowList;
import dev.k8spark.policy.CustomRule;
import dev.k8spark.policy.CustomRule.Target;
import dev.k8spark.policy.DenyEntry;
import dev.k8spark.policy.DenyList;
import dev.k8spark.policy.JobLimits;
import dev.k8spark.policy.PolicySubject;
import dev.k8spark.policy.PolicyTerms;
import dev.k8spark.policy.RequiredKeys;
import dev.k8spark.policy.RuleEntry;
import dev.k8spark.policy.WaiverEntry;
import dev.k8spark.quantity.LimitedResource;
import dev.k8spark.runtime.contract.PodRole;
import dev.k8spark.source.Located;
import dev.k8spark.source.Node;
import dev.k8spark.source.Span;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Binds what a policy file demands, at its top or in the block of a namespace. */
final class TermsBinder {

  private final Node block;
  private final @Nullable String owner;

  private TermsBinder(Node block, @Nullable String owner) {
    this.block = block;
    this.owner = owner;
  }

  /**
   * @param owner whom to ask about what the file demands
   */
  static PolicyTerms bind(Node block, @Nullable String owner) {
    return new TermsBinder(block, owner).terms();
  }

  private PolicyTerms terms() {
    @Nullable Node require = Node.childOf(block, "require");
    return new PolicyTerms(
        allow(),
        deny(),
        new RequiredKeys(
            names(Node.childOf(require, "labels")), names(Node.childOf(require, "annotations"))),
        limits(Node.childOf(block, "limits")),
        entries(Node.childOf(block, "severity"), TermsBinder::severity),
        scalars(Node.childOf(block, "waivable")),
        entries(Node.childOf(block, "exceptions"), TermsBinder::waivers),
        rules());
  }

  private Map<PolicySubject, AllowList> allow() {
    Map<PolicySubject, AllowList> lists = new EnumMap<>(PolicySubject.class);
    for (PolicySubject subject : PolicySubject.values()) {
      Node.@Nullable Entry entry = entry("allow", subject.key());
      if (entry != null && entry.value() instanceof Node.Sequence list) {
        lists.put(subject, new AllowList(subject, texts(list), entry.key(), list.span(), owner));
      }
    }
    return lists;
  }

  private Map<PolicySubject, DenyList> deny() {
    Map<PolicySubject, DenyList> lists = new EnumMap<>(PolicySubject.class);
    for (PolicySubject subject : PolicySubject.values()) {
      Node.@Nullable Entry entry = entry("deny", subject.key());
      if (entry != null) {
        lists.put(
            subject,
            new DenyList(
                subject, denied(subject, entry.value()), entry.key(), entry.value().span()));
      }
    }
    return lists;
  }

  private List<DenyEntry> denied(PolicySubject subject, Node node) {
    return switch (node) {
      case Node.Text reason ->
          List.of(new DenyEntry(subject, "*", reason.value(), reason.span(), owner));
      case Node.Mapping reasons -> denied(subject, reasons);
      case Node.Sequence _, Node.Null _, Node.Invalid _ -> List.of();
    };
  }

  private List<DenyEntry> denied(PolicySubject subject, Node.Mapping reasons) {
    return reasons.entries().entrySet().stream()
        .flatMap(
            entry ->
                entry.getValue().value().asText().stream()
                    .map(
                        reason ->
                            new DenyEntry(
                                subject, entry.getKey(), reason, entry.getValue().key(), owner)))
        .toList();
  }

  private Node.@Nullable Entry entry(String map, String key) {
    @Nullable Node node = Node.childOf(block, map);
    return node == null ? null : node.entries().get(key);
  }

  private static JobLimits limits(@Nullable Node node) {
    return new JobLimits(
        limits(node, PodRole.DRIVER.word()),
        limits(node, PodRole.EXECUTOR.word()),
        limits(node, "job"));
  }

  private static Map<LimitedResource, Located<String>> limits(@Nullable Node node, String scope) {
    Map<LimitedResource, Located<String>> limits = new LinkedHashMap<>();
    for (LimitedResource resource : LimitedResource.values()) {
      @Nullable Located<String> limit = located(Node.childOf(node, scope), resource.key());
      if (limit != null) {
        limits.put(resource, limit);
      }
    }
    return limits;
  }

  private static @Nullable Severity severity(Node node) {
    return node.asText().map(text -> Severity.valueOf(text.toUpperCase(Locale.ROOT))).orElse(null);
  }

  private static Map<String, WaiverEntry> waivers(Node node) {
    Map<String, WaiverEntry> waivers = new LinkedHashMap<>();
    node.entries().forEach((code, entry) -> waivers.put(code, WaiverEntry.of(entry)));
    return waivers;
  }

  private Map<String, RuleEntry> rules() {
    Map<String, RuleEntry> rules = new LinkedHashMap<>();
    @Nullable Node node = Node.childOf(block, "rules");
    if (node != null) {
      node.entries()
          .forEach(
              (name, entry) ->
                  rules.put(
                      name,
                      new RuleEntry(
                          entry.key(),
                          rule(name, entry.key(), entry.value()),
                          entry.value() instanceof Node.Null)));
    }
    return rules;
  }

  /** The rule, unless something that it needs was found wrong. */
  private @Nullable CustomRule rule(String name, Span key, Node node) {
    @Nullable String message = text(node, "message");
    return Node.childOf(node, "expression") instanceof Node.Text expression
            && message != null
            && Node.childOf(node, "on") instanceof Node.Sequence on
        ? new CustomRule(name, key, targets(on), expression, message, text(node, "help"), owner)
        : null;
  }

  private static Set<Target> targets(Node.Sequence words) {
    Set<Target> targets = EnumSet.noneOf(Target.class);
    for (Located<String> word : texts(words)) {
      Arrays.stream(Target.values())
          .filter(target -> target.word().equals(word.value()))
          .forEach(targets::add);
    }
    return targets;
  }
}
