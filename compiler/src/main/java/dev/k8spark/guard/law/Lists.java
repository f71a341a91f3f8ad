package dev.k8spark.guard.law;

import dev.k8spark.guard.Cel;
import dev.k8spark.guard.Check;
import dev.k8spark.policy.AllowList;
import dev.k8spark.policy.Denial;
import dev.k8spark.policy.Policy;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.policy.Subject;
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
  static List<Check> checks(
      Policy policy, Subject subject, String what, UnaryOperator<String> about) {
    List<Check> checks = new ArrayList<>();
    for (AllowList list : policy.allow(subject)) {
      String listed =
          Cel.matchesAny(list.patterns().stream().map(p -> subject.pattern(p).regex()).toList());
      checks.add(new Check(about.apply(listed), allowed(list, what)));
    }
    for (Denial denial : policy.deny(subject)) {
      String other =
          denial.pattern().equals("*")
              ? "false"
              : "!" + Cel.matchesAny(List.of(subject.pattern(denial.pattern()).regex()));
      checks.add(
          new Check(
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
