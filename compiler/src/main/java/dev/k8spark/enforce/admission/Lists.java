package dev.k8spark.enforce.admission;

import dev.k8spark.enforce.CelLiterals;
import dev.k8spark.enforce.CelValidation;
import dev.k8spark.policy.AllowList;
import dev.k8spark.policy.DenyEntry;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.policy.PolicySubject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** A policy's lists of one subject as checks. */
final class Lists {

  private Lists() {}

  /**
   * @param what the things that are meant, in the message
   * @param about makes a check of a condition on one text, which stands in it as {@code x}
   */
  static List<CelValidation> checks(
      Policy policy, PolicySubject subject, String what, UnaryOperator<String> about) {
    List<CelValidation> checks = new ArrayList<>();
    for (AllowList list : policy.allow(subject)) {
      String listed =
          CelLiterals.matchesAny(
              list.patterns().stream().map(p -> subject.pattern(p).regex()).toList());
      checks.add(new CelValidation(about.apply(listed), allowed(list, what)));
    }
    for (DenyEntry denial : policy.deny(subject)) {
      String other =
          denial.pattern().equals("*")
              ? "false"
              : "!" + CelLiterals.matchesAny(List.of(subject.pattern(denial.pattern()).regex()));
      checks.add(
          new CelValidation(
              about.apply(other),
              "%s like `%s` are not allowed here; %s%s"
                  .formatted(
                      what, denial.pattern(), denial.reason(), PolicyFile.asking(denial.owner()))));
    }
    return checks;
  }

  private static String allowed(AllowList list, String what) {
    return list.patterns().isEmpty()
        ? "no %s are allowed here%s".formatted(what, PolicyFile.asking(list.owner()))
        : "only %s like %s are allowed here%s"
            .formatted(
                what,
                list.patterns().stream().map("`%s`"::formatted).collect(Collectors.joining(", ")),
                PolicyFile.asking(list.owner()));
  }
}
