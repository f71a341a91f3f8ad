package dev.k8spark.job;

/** Where a pod gets the runtime that its container starts. */
public enum RuntimeSource {
  /** The job's image holds it, with start-up caches. */
  IMAGE("image"),
  /** An image of its own, which the policy names, puts it beside a plain Spark. */
  INJECTED("injected");

  private final String word;

  RuntimeSource(String word) {
    this.word = word;
  }

  /** What it is called in a job file. */
  public String word() {
    return word;
  }

  /** Returns the source of a word that the schema allows. */
  public static RuntimeSource parse(String word) {
    return word.equals(INJECTED.word) ? INJECTED : IMAGE;
  }
}
