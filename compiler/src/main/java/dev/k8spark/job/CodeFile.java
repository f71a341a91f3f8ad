package dev.k8spark.job;

import dev.k8spark.runtime.contract.PodContract;
import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;

/**
 * A file of code that lies beside the job file and travels in the Job itself.
 *
 * @param name by which programs import it: a file name without folders
 * @param source where it lies, and what it holds
 * @param place where the job names it
 */
public record CodeFile(String name, SourceFile source, Span place) {

  /** Returns what the file holds, without a byte order mark. */
  public String text() {
    return source.text();
  }

  /** Returns where the driver finds it. */
  public String path() {
    return PodContract.APP + name;
  }

  /** Returns how a key of the job names it once its path is resolved. */
  public String uri() {
    return PodContract.LOCAL + path();
  }
}
