package dev.k8spark.runtime.contract;

/**
 * How a rehearsal gives folders of this machine to data that lies in stores of files: properties of
 * Hadoop, which no compiled job has.
 */
public final class MappedData {

  /** The class for {@code fs.SCHEME.impl}. */
  public static final String FILE_SYSTEM = "dev.k8spark.runtime.localdata.MappedFileSystem";

  /** The class for {@code fs.AbstractFileSystem.SCHEME.impl}. */
  public static final String FILE_CONTEXT = "dev.k8spark.runtime.localdata.MappedFileContext";

  /**
   * Followed by the data's name; the value is its access, its URI and the folder, separated by
   * spaces.
   */
  public static final String PREFIX = "k8spark.mapped.";

  private MappedData() {}
}
