package dev.k8spark.rehearsal;

import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which volumes of a job's pods a folder of this machine can stand for. */
final class MappableVolumes {
  private static final Pattern OF_SPARK =
      Pattern.compile("spark[.]kubernetes[.]executor[.]volumes[.][^.]+[.]([^.]+)[.].*");

  private MappableVolumes() {}

  /** Returns their names: those of both roles' pods, and those that Spark adds. */
  static NavigableSet<String> find(CompiledJob manifests) {
    PodSpec driver = manifests.job().getSpec().getTemplate().getSpec();
    NavigableSet<String> volumes =
        Stream.of(driver, manifests.executor().getSpec())
            .flatMap(pod -> pod.getVolumes().stream())
            .filter(volume -> volume.getDownwardAPI() == null)
            .map(Volume::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    manifests.conf().keySet().stream()
        .map(OF_SPARK::matcher)
        .filter(Matcher::matches)
        .map(key -> key.group(1))
        .forEach(volumes::add);
    return volumes;
  }
}
