package dev.k8spark.cli.run;

import dev.k8spark.cli.console.ProgressScreen;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Runs compiled manifests on this machine. It is found as a service, so that what only {@code run}
 * needs is no part of the compiler.
 */
public interface RehearsalRunner {

  /**
   * What is run.
   *
   * @param manifests as {@code compile} writes them
   * @param changes what they say other than the job file, one thing each
   * @param folder the job file's
   * @param maps paths of the image that lie on this machine
   * @param data what stands for the job's data and volumes
   * @param secrets values by key by the Secret's name; none of them is ever shown
   * @param logs {@code all}, {@code driver} or {@code none}
   * @param reports files to write at the end; the ending says what
   */
  record Request(
      String manifests,
      List<String> changes,
      Path folder,
      SortedMap<String, Path> maps,
      DataTargets data,
      SortedMap<String, SortedMap<String, byte[]>> secrets,
      String logs,
      List<Path> reports) {}

  /**
   * Runs it to its end.
   *
   * @param environment the user's
   * @param screen where the user sees it
   * @return the exit code for the shell
   */
  int run(Request request, Map<String, String> environment, ProgressScreen screen) throws Exception;
}
