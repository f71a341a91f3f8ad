package dev.k8spark.runtime.pod;

/** A point in a driver's life that a person waits for, in the order in which they come. */
public enum DriverMoment {
  JVM("jvm"),
  SESSION("session"),
  FIRST_EXECUTOR("firstExecutor"),
  FIRST_TASK("firstTask"),
  END("end");

  private final String key;

  DriverMoment(String key) {
    this.key = key;
  }

  public String key() {
    return key;
  }
}
