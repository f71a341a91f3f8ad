package dev.k8spark.rehearsal.agent.kubelet;

import dev.k8spark.rehearsal.agent.process.ContainerStartException;
import dev.k8spark.runtime.contract.PodContract;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.DownwardAPIVolumeFile;
import io.fabric8.kubernetes.api.model.KeyToPath;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.VolumeProjection;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The volumes of one pod as folders of this machine, made when the pod starts. */
final class PodVolumes {
  private static final Set<PosixFilePermission> OWNERS =
      PosixFilePermissions.fromString("rw-------");

  private final DownwardFields fields;
  private final KeyedValues values;
  private final Path root;
  private final Map<String, Path> folders = new TreeMap<>();

  /**
   * @param root where the folders are made
   * @param values what the namespace's Secrets and ConfigMaps hold
   */
  PodVolumes(DownwardFields fields, KeyedValues values, Path root) {
    this.fields = fields;
    this.values = values;
    this.root = root;
  }

  /**
   * Makes them all.
   *
   * @param data folders of this machine that stand for volumes of the cluster, by volume
   * @return what the cluster would have and this machine has not
   */
  List<String> make(Map<String, Path> data) throws IOException {
    List<String> differences = new ArrayList<>();
    for (Volume volume : fields.pod().getSpec().getVolumes()) {
      @Nullable Path given = data.get(volume.getName());
      if (given != null) {
        folders.put(volume.getName(), given.toAbsolutePath());
        continue;
      }
      Path folder = Files.createDirectories(root.resolve(volume.getName()));
      folders.put(volume.getName(), folder);
      if (!fill(volume, folder)) {
        differences.add(
            "volume `%s`%s is an empty folder of each pod here: `--data %s=FOLDER` puts one in its place"
                .formatted(volume.getName(), describe(volume), volume.getName()));
      }
    }
    return differences;
  }

  private boolean fill(Volume volume, Path folder) throws IOException {
    if (volume.getDownwardAPI() != null) {
      downward(volume.getDownwardAPI().getItems(), folder);
    } else if (volume.getSecret() != null) {
      boolean optional = Boolean.TRUE.equals(volume.getSecret().getOptional());
      String name = volume.getSecret().getSecretName();
      writeSecret(values.ofSecret(name, optional), volume.getSecret().getItems(), folder);
    } else if (volume.getConfigMap() != null) {
      boolean optional = Boolean.TRUE.equals(volume.getConfigMap().getOptional());
      String name = volume.getConfigMap().getName();
      write(values.ofConfigMap(name, optional), volume.getConfigMap().getItems(), folder);
    } else if (volume.getProjected() != null) {
      for (VolumeProjection source : volume.getProjected().getSources()) {
        project(source, folder);
      }
    } else {
      return volume.getEmptyDir() != null || volume.getEphemeral() != null;
    }
    return true;
  }

  private static String describe(Volume volume) {
    if (volume.getPersistentVolumeClaim() != null) {
      return " (claim `" + volume.getPersistentVolumeClaim().getClaimName() + "`)";
    }
    return volume.getHostPath() == null
        ? ""
        : " (`" + volume.getHostPath().getPath() + "` of the node)";
  }

  private void project(VolumeProjection source, Path folder) throws IOException {
    if (source.getDownwardAPI() != null) {
      downward(source.getDownwardAPI().getItems(), folder);
    } else if (source.getSecret() != null) {
      boolean optional = Boolean.TRUE.equals(source.getSecret().getOptional());
      String name = source.getSecret().getName();
      writeSecret(values.ofSecret(name, optional), source.getSecret().getItems(), folder);
    } else if (source.getConfigMap() != null) {
      boolean optional = Boolean.TRUE.equals(source.getConfigMap().getOptional());
      String name = source.getConfigMap().getName();
      write(values.ofConfigMap(name, optional), source.getConfigMap().getItems(), folder);
    }
  }

  private void downward(List<DownwardAPIVolumeFile> files, Path folder) throws IOException {
    for (DownwardAPIVolumeFile file : files) {
      String text =
          file.getFieldRef() == null ? "" : fields.field(file.getFieldRef().getFieldPath());
      write(folder.resolve(file.getPath()), text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void write(Map<String, byte[]> values, List<KeyToPath> items, Path folder)
      throws IOException {
    for (Map.Entry<String, byte[]> file : files(values, items).entrySet()) {
      write(folder.resolve(file.getKey()), file.getValue());
    }
  }

  /** For this user's eyes alone, from the first byte on. */
  private static void writeSecret(Map<String, byte[]> values, List<KeyToPath> items, Path folder)
      throws IOException {
    for (Map.Entry<String, byte[]> file : files(values, items).entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(Objects.requireNonNull(path.getParent()));
      Files.createFile(path, PosixFilePermissions.asFileAttribute(OWNERS));
      Files.write(path, file.getValue());
    }
  }

  private static SortedMap<String, byte[]> files(
      Map<String, byte[]> values, List<KeyToPath> items) {
    if (items.isEmpty()) {
      return new TreeMap<>(values);
    }
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (KeyToPath item : items) {
      byte @Nullable [] value = values.get(item.getKey());
      if (value != null) {
        files.put(item.getPath(), value);
      }
    }
    return files;
  }

  private static void write(Path file, byte[] content) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.write(file, content);
  }

  /** Where a container's mounts lie, by their paths in it. */
  SortedMap<String, Path> mounts(Container container, Map<String, String> variables)
      throws IOException {
    SortedMap<String, Path> places = new TreeMap<>();
    for (VolumeMount mount : container.getVolumeMounts()) {
      if (mount.getMountPath().equals(PodContract.RUNTIME_HOME)) {
        continue; // the runtime of this machine stands for the one that is brought
      }
      @Nullable Path folder = folders.get(mount.getName());
      if (folder == null) {
        throw new ContainerStartException("volume `" + mount.getName() + "` is missing");
      }
      String inside =
          mount.getSubPathExpr() == null
              ? Objects.requireNonNullElse(mount.getSubPath(), "")
              : VariableExpansion.expand(mount.getSubPathExpr(), variables);
      Path place = folder.resolve(inside);
      if (!Files.exists(place)) {
        Files.createDirectories(place);
      }
      places.put(mount.getMountPath(), place);
    }
    return places;
  }
}
