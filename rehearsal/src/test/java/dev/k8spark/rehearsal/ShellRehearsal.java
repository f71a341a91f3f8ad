package dev.k8spark.rehearsal;

import dev.k8spark.rehearsal.agent.ShellJob;
import dev.k8spark.rehearsal.agent.SingleNodeCluster;
import dev.k8spark.rehearsal.api.LocalApiServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program that runs one script in the shell as a job, to be ended by a test. */
final class ShellRehearsal {
  private ShellRehearsal() {}

  /** Takes the cache and the script. */
  public static void main(String... args) throws Exception {
    ShellJob observer = new ShellJob(Path.of("")).echo(System.out::println);
    try (RunFolder folder = RunFolder.create(Path.of(args[0]));
        LocalApiServer api = LocalApiServer.start("jobs", _ -> {});
        SingleNodeCluster cluster =
            new SingleNodeCluster(api, ShellJob.image(), folder.path(), Map.of(), observer)) {
      try (ShutdownCleanup _ = ShutdownCleanup.end(() -> {}, cluster, folder)) {
        cluster.run(List.of(ShellJob.job(List.of(), ShellJob.main(args[1]))));
      }
    }
  }
}
