package dev.k8spark.lower.draft;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A pod in the making, in the three parts that steps edit. The Spark container stays outside the
 * spec until the end, so that no step has to look for it. What has a name or a path has it once:
 * the later one stays.
 */
public record PodDraft(ObjectMeta metadata, PodSpec spec, Container container) {

  /** Returns a pod without any field. */
  public static PodDraft empty() {
    return new PodDraft(new ObjectMeta(), new PodSpec(), new Container());
  }

  /** Edits labels, annotations and the rest of the metadata. */
  public PodDraft editMetadata(UnaryOperator<ObjectMetaBuilder> edit) {
    ObjectMeta edited = edit.apply(new ObjectMetaBuilder(metadata)).build();
    return new PodDraft(edited, spec, container);
  }

  /** Edits the spec, in which the Spark container does not stand yet. */
  public PodDraft editSpec(UnaryOperator<PodSpecBuilder> edit) {
    PodSpec edited = edit.apply(new PodSpecBuilder(spec)).build();
    return new PodDraft(metadata, edited, container);
  }

  /** Edits the Spark container of the pod. */
  public PodDraft editContainer(UnaryOperator<ContainerBuilder> edit) {
    Container edited = edit.apply(new ContainerBuilder(container)).build();
    return new PodDraft(metadata, spec, edited);
  }

  /** Sets a variable of the Spark container. Kubernetes expands {@code $(X)} in the value. */
  public PodDraft withEnv(String name, String value) {
    return withEnv(new EnvVarBuilder().withName(name).withValue(value).build());
  }

  /** Sets a variable of the Spark container, in place of one of its name. */
  public PodDraft withEnv(EnvVar variable) {
    return editContainer(
        edited ->
            edited
                .removeMatchingFromEnv(old -> variable.getName().equals(old.getName()))
                .addToEnv(variable));
  }

  /** Sets several variables, as {@link #withEnv(String, String)} sets one. */
  public PodDraft withEnv(Map<String, String> variables) {
    List<EnvVar> added =
        variables.entrySet().stream()
            .map(
                variable ->
                    new EnvVarBuilder()
                        .withName(variable.getKey())
                        .withValue(variable.getValue())
                        .build())
            .toList();
    return editContainer(
        edited ->
            edited
                .removeMatchingFromEnv(old -> variables.containsKey(old.getName()))
                .addAllToEnv(added));
  }

  /** Gives the pod at least so many seconds to stop; a template may give more. */
  public PodDraft withGraceAtLeast(long seconds) {
    long given = Objects.requireNonNullElse(spec.getTerminationGracePeriodSeconds(), 0L);
    return editSpec(edited -> edited.withTerminationGracePeriodSeconds(Math.max(given, seconds)));
  }

  /** Adds a volume in place of one of its name. */
  public PodDraft withVolume(Volume volume) {
    return editSpec(
        edited ->
            edited
                .removeMatchingFromVolumes(old -> volume.getName().equals(old.getName()))
                .addToVolumes(volume));
  }

  /** Adds the volume unless the user's template has one of that name. */
  public PodDraft withVolumeUnlessGiven(Volume volume) {
    boolean given = spec.getVolumes().stream().anyMatch(v -> volume.getName().equals(v.getName()));
    return given ? this : withVolume(volume);
  }

  /** Mounts a volume in place of what was mounted at its path. */
  public PodDraft withMount(VolumeMount mount) {
    return editContainer(
        edited ->
            edited
                .removeMatchingFromVolumeMounts(
                    old -> mount.getMountPath().equals(old.getMountPath()))
                .addToVolumeMounts(mount));
  }

  /** Adds a volume and mounts it whole, each in place of one of its name or path. */
  public PodDraft withMountedVolume(Volume volume, String path, boolean isReadOnly) {
    VolumeMount mount =
        new VolumeMountBuilder()
            .withName(volume.getName())
            .withMountPath(path)
            .withReadOnly(isReadOnly ? true : null)
            .build();
    return withVolume(volume).withMount(mount);
  }

  /** Returns the pod with the Spark container first. */
  public Pod toPod() {
    List<Container> containers =
        Stream.concat(Stream.of(container), spec.getContainers().stream()).toList();
    PodSpec whole = new PodSpecBuilder(spec).withContainers(containers).build();
    return new PodBuilder().withMetadata(metadata).withSpec(whole).build();
  }
}
