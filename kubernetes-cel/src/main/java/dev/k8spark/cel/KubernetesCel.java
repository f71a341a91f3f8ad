package dev.k8spark.cel;

import dev.k8spark.cel.library.KubernetesLibraries;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * CEL as the admission policies of one version of Kubernetes have it: no function more and, but for
 * messages of Protocol Buffers, none less. Expressions are compiled once and judged often, also at
 * the same time.
 */
public final class KubernetesCel {

  private static final Pattern VERSION = Pattern.compile("1\\.([0-9]{1,3})(?:\\..*)?");

  private final int minor;
  private final Map<List<VariableDeclaration>, CelEnvironment> environments =
      new ConcurrentHashMap<>();

  private KubernetesCel(int minor) {
    this.minor = minor;
  }

  /** The language of a cluster of this version, such as {@code 1.36}. */
  public static KubernetesCel forVersion(String kubernetes) {
    Matcher version = VERSION.matcher(kubernetes);
    if (!version.matches()) {
      throw new IllegalArgumentException("no version of Kubernetes: " + kubernetes);
    }
    return new KubernetesCel(Integer.parseInt(version.group(1)) - 1);
  }

  /** A rule over the variables; or what is wrong with it, found before any object is seen. */
  public CelCompilation compile(String expression, List<VariableDeclaration> variables) {
    return environments
        .computeIfAbsent(
            List.copyOf(variables),
            names ->
                new CelEnvironment(
                    minor,
                    names,
                    KubernetesLibraries.listOverloads(minor),
                    KubernetesLibraries.listReplacements(minor)))
        .compile(expression);
  }
}
