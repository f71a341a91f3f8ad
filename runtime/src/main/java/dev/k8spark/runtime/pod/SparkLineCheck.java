package dev.k8spark.runtime.pod;

import dev.k8spark.runtime.contract.ExitCode;
import dev.k8spark.runtime.contract.PodContract;

/** The handshake: the image's Spark must be of the line that the job was compiled for. */
public final class SparkLineCheck {

  private SparkLineCheck() {}

  /** Refuses the image when its Spark is of another line. */
  public static void check(PodEnvironment environment) {
    check(environment.require(PodContract.SPARK_LINE), version());
  }

  static void check(String compiledFor, String version) {
    if (!lineOf(version).equals(compiledFor)) {
      throw new StartupFailure(
          ExitCode.WRONG_SPARK,
          "the image holds Spark %s, but the job was compiled for Spark %s"
              .formatted(version, compiledFor));
    }
  }

  /** The line of a version: {@code 4.3} of {@code 4.3.0}. */
  static String lineOf(String version) {
    String[] parts = version.split("\\.", 3);
    return parts.length < 2 ? version : parts[0] + "." + parts[1];
  }

  /** The line of the Spark on this JVM's class path. */
  public static String ofImage() {
    return lineOf(version());
  }

  private static String version() {
    try {
      return org.apache.spark.package$.MODULE$.SPARK_VERSION();
    } catch (NoClassDefFoundError e) {
      throw new StartupFailure(ExitCode.WRONG_SPARK, "the image's class path holds no Spark");
    }
  }
}
