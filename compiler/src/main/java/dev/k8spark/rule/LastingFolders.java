package dev.k8spark.rule;

import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;

/** Folders of the driver's container in which files outlive the pod. */
public final class LastingFolders {

  private LastingFolders() {}

  /** Returns whether a path of the driver lies on a volume that is more than the pod's own. */
  public static boolean contain(RuleContext context, String path) {
    PodSpec driver = context.bundle().driver().getSpec();
    return driver.getContainers().getFirst().getVolumeMounts().stream()
        .filter(mount -> (path + "/").startsWith(mount.getMountPath().replaceFirst("/*$", "/")))
        .anyMatch(mount -> isLasting(driver, mount));
  }

  private static boolean isLasting(PodSpec driver, VolumeMount mount) {
    return driver.getVolumes().stream()
        .filter(volume -> volume.getName().equals(mount.getName()))
        .map(Volume::getEmptyDir)
        .noneMatch(folder -> folder != null);
  }
}
