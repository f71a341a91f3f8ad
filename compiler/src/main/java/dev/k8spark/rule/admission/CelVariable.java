package dev.k8spark.rule.admission;

import dev.k8spark.policy.ImageName;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The variables of an admission policy, by which rules name the parts of any kind of object. */
public enum CelVariable {
  POD(
      """
      object.kind == 'CronJob' ? object.spec.jobTemplate.spec.template :
      object.kind == 'Job' ? object.spec.template : object"""),
  POD_SPEC("variables.pod.spec"),
  JOB_SPEC("object.kind == 'CronJob' ? object.spec.jobTemplate.spec : object.spec"),
  CONTAINERS(
      """
      variables.podSpec.containers + variables.podSpec.?initContainers.orValue([]) +
      variables.podSpec.?ephemeralContainers.orValue([])"""),
  VOLUMES("variables.podSpec.?volumes.orValue([])"),
  INITS("variables.podSpec.?initContainers.orValue([])"),
  /** The repositories of all images, volumes' too, written out and with a slash behind. */
  IMAGES(
      """
      (variables.containers.map(c, c.?image.orValue('')) +
       variables.volumes.filter(v, has(v.image)).map(v, v.image.?reference.orValue('')))
      """
          + ImageName.REPOSITORIES_IN_CEL),
  ACCOUNT("variables.podSpec.?serviceAccountName.orValue('default')"),
  INSTANCE("variables.pod.metadata.?labels[?'app.kubernetes.io/instance'].orValue('')"),
  COMPONENT("variables.pod.metadata.?labels[?'app.kubernetes.io/component'].orValue('')"),
  /** The account that asks. */
  DRIVER("request.userInfo.username.split(':')[3]"),
  /** What a job's accounts begin with. */
  STEM(
      """
      variables.driver.endsWith('-driver') ?
      variables.driver.substring(0, variables.driver.size() - 7) : ''"""),
  /** Whether the policy excuses the job: only its own accounts say which one it is. */
  EXCUSED("");

  private static final String PREFIX = "variables.";

  private final String expression;

  CelVariable(String expression) {
    this.expression = expression.replace("\n", " ").replaceAll(" +", " ");
  }

  /** Returns its name in an admission policy. */
  public String key() {
    String[] parts = name().toLowerCase(Locale.ROOT).split("_", -1);
    StringBuilder key = new StringBuilder(parts[0]);
    for (int i = 1; i < parts.length; i++) {
      key.append(parts[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(parts[i].substring(1));
    }
    return key.toString();
  }

  public String expression() {
    return expression;
  }

  /** Returns the variables that expressions use, each after those that it uses itself. */
  public static List<CelVariable> findUsed(List<String> expressions) {
    List<CelVariable> used = new ArrayList<>();
    String all = String.join("\n", expressions);
    for (CelVariable variable : values()) {
      if (all.matches("(?s).*\\b" + PREFIX + variable.key() + "\\b.*")) {
        findUsed(List.of(variable.expression)).stream()
            .filter(other -> !used.contains(other))
            .forEach(used::add);
        if (!used.contains(variable)) {
          used.add(variable);
        }
      }
    }
    return used;
  }
}
