package dev.k8spark.job;

/** What a job does with data. */
public enum DataAccess {
  READ("read"),
  WRITE("write");

  private final String word;

  DataAccess(String word) {
    this.word = word;
  }

  /** What it is called in a job file. */
  public String word() {
    return word;
  }

  /** Returns the access of a word that the schema allows. */
  public static DataAccess parse(String word) {
    return word.equals(WRITE.word) ? WRITE : READ;
  }
}
