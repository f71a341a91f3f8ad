package dev.k8spark.enforce;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What laws call the parts of an object, whatever its kind: the variables of a policy. */
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
  /**
   * Images, volumes' too, without tag and digest, short names of Docker Hub written out, with a
   * slash behind.
   */
  IMAGES(
      """
      (variables.containers.map(c, c.?image.orValue('')) +
       variables.volumes.filter(v, has(v.image)).map(v, v.image.?reference.orValue('')))
        .map(i, i.split('@')[0])
        .map(i, i.matches(':[^/]*$') ? i.substring(0, i.lastIndexOf(':')) : i)
        .map(i, i.matches('^([^/]*[.:][^/]*|localhost)/') ? i :
          i.contains('/') ? 'docker.io/' + i : 'docker.io/library/' + i)
        .map(i, i.startsWith('index.docker.io/') ? i.substring(6) : i)
        .map(i, (i.matches('^docker[.]io/[^/]+$') ? 'docker.io/library/' + i.substring(10) : i) + '/')"""),
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

  /** Its name in a policy. */
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

  /** The words that expressions use, each behind those that it uses itself. */
  static List<CelVariable> in(List<String> expressions) {
    List<CelVariable> found = new ArrayList<>();
    String all = String.join("\n", expressions);
    for (CelVariable word : values()) {
      if (all.matches("(?s).*\\b" + PREFIX + word.key() + "\\b.*")) {
        in(List.of(word.expression)).stream().filter(w -> !found.contains(w)).forEach(found::add);
        if (!found.contains(word)) {
          found.add(word);
        }
      }
    }
    return found;
  }
}
