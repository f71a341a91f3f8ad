package dev.k8spark.rehearsal;

import dev.k8spark.runtime.contract.PodContract;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Volumes that a rehearsal leaves out: claims and logins that mapped folders take the place of, and
 * what describes a cluster's stores.
 */
record UnusedVolumes(CompiledJob compiled, DataMapping mapping) {

  /** Returns the pod without them. */
  PodSpec remove(PodSpec pod) {
    SortedSet<String> unused = find(pod);
    return new PodSpecBuilder(pod)
        .withVolumes(
            pod.getVolumes().stream().filter(volume -> !unused.contains(volume.getName())).toList())
        .withContainers(withoutMounts(pod.getContainers(), unused))
        .withInitContainers(withoutMounts(pod.getInitContainers(), unused))
        .build();
  }

  private static List<Container> withoutMounts(List<Container> containers, SortedSet<String> out) {
    return containers.stream()
        .map(
            container ->
                new ContainerBuilder(container)
                    .removeMatchingFromVolumeMounts(mount -> out.contains(mount.getName()))
                    .build())
        .toList();
  }

  private SortedSet<String> find(PodSpec pod) {
    return Stream.concat(
            mapping.inFolders().stream()
                .flatMap(
                    entry -> Stream.of(entry.mountPath(), PodContract.DATA_SECRETS + entry.name()))
                .flatMap(path -> findMounted(pod, path)),
            findDescriptions(pod).map(Volume::getName))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Returns sentences about configuration of the cluster that is not here. */
  List<String> differences() {
    return findDescriptions(compiled.job().getSpec().getTemplate().getSpec())
        .map(
            volume ->
                "what is in volume `%s` of the cluster is not here: `--data %s=FOLDER` gives it"
                    .formatted(volume.getName(), volume.getName()))
        .toList();
  }

  private Stream<Volume> findDescriptions(PodSpec pod) {
    SortedSet<String> mounted =
        CompiledJob.sparks(pod).getVolumeMounts().stream()
            .filter(
                mount ->
                    mount.getMountPath().startsWith(PodContract.CERTIFICATES)
                        || mount.getMountPath().equals(PodContract.HADOOP_CONF))
            .map(VolumeMount::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    return pod.getVolumes().stream()
        .filter(volume -> mounted.contains(volume.getName()))
        .filter(volume -> !mapping.volumes().containsKey(volume.getName()))
        .filter(volume -> !isHere(volume));
  }

  private boolean isHere(Volume volume) {
    return volume.getConfigMap() != null
        && compiled.objects().stream()
            .anyMatch(
                object ->
                    object instanceof ConfigMap
                        && object.getMetadata().getName().equals(volume.getConfigMap().getName()));
  }

  private static Stream<String> findMounted(PodSpec pod, String path) {
    return CompiledJob.sparks(pod).getVolumeMounts().stream()
        .filter(mount -> mount.getMountPath().equals(path))
        .map(VolumeMount::getName);
  }
}
