package dev.k8spark.rule.custom;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.policy.CustomRule;
import dev.k8spark.policy.CustomRule.Target;
import dev.k8spark.source.Span;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the line of a job that a rule speaks of, by the names that the rule and the job share. What
 * stands nowhere in the user's files is a matter of the role, or of the whole job.
 */
record RulePlace(ResolvedJob job) {

  private static final Pattern JOB_PATH = Pattern.compile("\\bjob((?:\\.\\??[A-Za-z_]\\w*)+)");
  private static final Pattern POD_FIELD =
      Pattern.compile("\\b(?:podSpec|pod\\.spec)\\.\\??(\\w+)");

  Span locate(CustomRule rule, Target target) {
    return listCandidates(rule.expression().value(), target).stream()
        .filter(path -> job.find(path) != null)
        .map(job::placeOf)
        .filter(job::isUsers)
        .findFirst()
        .orElseGet(() -> job.placeOf("name"));
  }

  private static List<String[]> listCandidates(String expression, Target target) {
    List<String[]> paths = new ArrayList<>();
    switch (target) {
      case DRIVER, EXECUTOR -> {
        String role = target.word();
        for (String field : findAll(POD_FIELD, expression)) {
          paths.add(new String[] {role, "podTemplate", "spec", field});
          paths.add(new String[] {role, field});
          paths.add(new String[] {field});
        }
        paths.add(new String[] {role});
      }
      case JOB, OBJECT ->
          findAll(JOB_PATH, expression).stream()
              .map(path -> path.replace("?", "").substring(1).split("\\.", -1))
              .forEach(path -> addPrefixes(path, paths));
    }
    return paths;
  }

  /** The longest first: the rest may be a macro's name, or not be there. */
  private static void addPrefixes(String[] path, List<String[]> paths) {
    for (int length = path.length; length > 0; length--) {
      paths.add(Arrays.copyOf(path, length));
    }
  }

  private static List<String> findAll(Pattern pattern, String expression) {
    Matcher matcher = pattern.matcher(expression);
    return matcher.results().map(match -> match.group(1)).distinct().toList();
  }
}
