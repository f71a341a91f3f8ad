package dev.k8spark.job;

import dev.k8spark.source.SourceFile;
import java.util.List;

/**
 * What is known of a job before anything is chosen.
 *
 * @param environments their names, in the order in which they were written
 * @param params the names of the parameters that it declares
 * @param files of which it is made: itself, what it extends, the policies around it
 */
public record JobOutline(List<String> environments, List<String> params, List<SourceFile> files) {

  public JobOutline {
    environments = List.copyOf(environments);
    params = List.copyOf(params);
    files = List.copyOf(files);
  }
}
