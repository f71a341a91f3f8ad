package dev.k8spark.resolve.rule;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Texts of mappings with Kubernetes' words in all places, right and wrong. */
record RandomTree(Random random) {

  private static final List<String> KEYS =
      List.of(
          "metadata",
          "spec",
          "spec",
          "spec",
          "labels",
          "annotations",
          "containers",
          "containers",
          "initContainers",
          "volumes",
          "env",
          "volumeMounts",
          "resources",
          "limits",
          "requests",
          "cpu",
          "memory",
          "image",
          "securityContext",
          "capabilities",
          "runAsUser",
          "affinity",
          "nodeAffinity",
          "nodeSelector",
          "tolerations",
          "emptyDir",
          "sizeLimit",
          "ports",
          "containerPort",
          "readinessProbe",
          "httpGet",
          "port",
          "ephemeral",
          "mountPath",
          "value",
          "terminationGracePeriodSeconds",
          "creationTimestamp",
          "overhead",
          "hostAliases");

  private static final List<String> TEXTS =
      List.of(
          "x",
          "\"\"",
          "5",
          "-1",
          "0.5",
          "4Gi",
          "true",
          "null",
          "tmp",
          "spark-kubernetes-driver",
          "spark-kubernetes-executor",
          "99999999999999999999",
          "\"1e999999999\"",
          "\"x y\"");

  String mapping(int depth) {
    Stream<String> name = Stream.of("name = " + pick(TEXTS)).filter(n -> random.nextInt(3) > 0);
    Stream<String> others =
        IntStream.range(0, random.nextInt(4))
            .mapToObj(i -> pick(KEYS))
            .distinct()
            .map(key -> "%s = %s".formatted(key, value(depth - 1)));
    return Stream.concat(name, others).collect(Collectors.joining(", ", "{ ", " }"));
  }

  private String value(int depth) {
    return switch (depth <= 0 ? 0 : random.nextInt(6)) {
      case 0 -> pick(TEXTS);
      case 1, 2 -> list(depth);
      default -> mapping(depth);
    };
  }

  private String list(int depth) {
    return IntStream.range(0, random.nextInt(3))
        .mapToObj(i -> value(depth - 1))
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private String pick(List<String> words) {
    return words.get(random.nextInt(words.size()));
  }
}
