package dev.k8spark.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Jobs in one namespace that use stores in another, under the policy that says where these are.
 *
 * @param policy the file of that policy
 */
record StoreJobs(TestNamespace namespace, String stores, Path policy) {
  /** What a job of these tests asks for, its executor included. */
  static final int MILLICORES = 200;

  private static final Path FOLDER = Path.of("cluster-tests", "stores");

  /**
   * Says to the policy where the stores are.
   *
   * @param folder in which the policy's file is made
   */
  static StoreJobs of(TestNamespace namespace, TestNamespace stores, Path folder) {
    String text =
        K8spark.read(FOLDER.resolve("k8spark-policy.conf"))
            .replace("namespace = stores", "namespace = " + stores.name())
            .replace("//s3.stores.", "//s3." + stores.name() + ".")
            .replace("//broker.stores.", "//broker." + stores.name() + ".")
            .replace("//hdfs.stores.", "//hdfs." + stores.name() + ".")
            .replace("//shop-db.stores:", "//shop-db." + stores.name() + ":");
    try {
      Path policy = Files.writeString(folder.resolve("k8spark-policy.conf"), text);
      return new StoreJobs(namespace, stores.name(), policy);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String compile(String file, String... options) {
    List<String> words = new ArrayList<>(List.of(options));
    words.addAll(List.of("--policy", policy.toString(), "-P", "stores=" + stores));
    return K8spark.compile(namespace, "../stores/" + file, words.toArray(String[]::new));
  }

  AppliedJob apply(String file, String... options) {
    return AppliedJob.apply(namespace.kubectl(), compile(file, options));
  }

  /** Runs a job to its good end. */
  AppliedJob run(String file, String... options) {
    try (Seats _ = Seats.take(MILLICORES)) {
      AppliedJob job = apply(file, options);
      job.awaitComplete();
      return job;
    }
  }

  /** Runs a job to whatever end. */
  StoreJobEnd runToEnd(String file) {
    try (Seats _ = Seats.take(MILLICORES)) {
      AppliedJob job = apply(file);
      Ending ending = job.awaitEnding();
      return new StoreJobEnd(ending, job.log());
    }
  }

  /** How a job ended, and what its driver wrote. */
  record StoreJobEnd(Ending ending, String log) {}
}
