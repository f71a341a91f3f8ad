package dev.k8spark.lower.draft;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.job.SparkJob;
import dev.k8spark.runtime.contract.PodRole;
import dev.k8spark.runtime.contract.Sha256;
import java.util.Locale;

/**
 * The only place where names of objects are made. Each is a DNS label, whatever the job is called:
 * what does not fit is cut and ends in a hash of the whole.
 */
public final class ObjectNames {

  /** The longest DNS label, and the longest value of a Kubernetes label. */
  static final int MAX_LABEL = 63;

  /** As for a CronJob, so that its pods and their labels still fit. */
  static final int MAX_JOB = 52;

  private static final int HASH = 8;

  private ObjectNames() {}

  /** Returns the name of what belongs to the driver. */
  public static String driver(SparkJob job) {
    return fit(job.name(), "-" + PodRole.DRIVER.word(), MAX_LABEL);
  }

  /** Returns the name of what belongs to the executors. */
  public static String executor(SparkJob job) {
    return fit(job.name(), "-" + PodRole.EXECUTOR.word(), MAX_LABEL);
  }

  /**
   * Returns the name of the Job, which differs whenever the job does: a changed job is a new Job.
   */
  public static String job(ResolvedJob resolved) {
    String identity = resolved.identity();
    String hash = identity.substring(0, Math.min(HASH, identity.length()));
    return fit(resolved.job().name(), "-" + hash, MAX_JOB);
  }

  /**
   * Returns the value of the label that all objects of a job share, whichever run they belong to.
   */
  public static String instance(SparkJob job) {
    return fit(job.name(), "", MAX_LABEL);
  }

  /** Returns the name of the volume that mounts a Secret. */
  public static String secretVolume(String secret) {
    return fit("k8spark-secret-" + secret, "", MAX_LABEL);
  }

  /** Returns the name of the volume that brings what an entry of {@code data} mounts. */
  public static String dataVolume(String name) {
    return fit("k8spark-data-" + name, "", MAX_LABEL);
  }

  private static String fit(String name, String suffix, int max) {
    String legal = legal(name);
    if (legal.equals(name) && legal.length() + suffix.length() <= max) {
      return legal + suffix;
    }
    String tail = "-" + Sha256.hash(name).substring(0, HASH) + suffix;
    int room = Math.min(legal.length(), max - tail.length());
    return legal.substring(0, room) + tail;
  }

  /** Returns lower-case letters, digits and dashes, with a letter first and no dash last. */
  private static String legal(String text) {
    String label = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String trimmed = label.replaceAll("^[-0-9]+|-+$", "");
    return trimmed.isEmpty() ? "job" : trimmed;
  }
}
