package dev.k8spark.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that read a topic of Kafka by `data`, and copy it to an S3 server. */
@ClusterTest
@Needs(Setting.K8SPARK_HADOOP_IMAGE)
class DataOnKafkaTest {
  @AutoClose private final TestNamespace stores = TestNamespace.create("kafka");
  @AutoClose private final TestNamespace namespace = TestNamespace.create("kafka-jobs");

  private EventBroker broker;
  private StoreJobs jobs;

  @BeforeAll
  void start(@TempDir Path folder) {
    S3Jobs.start(stores.kubectl(), namespace.kubectl(), folder);
    broker = EventBroker.start(stores.kubectl());
    jobs = StoreJobs.of(namespace, stores, folder);
  }

  @Test
  void whatIsStoppedGoesOnWithoutLossOrDuplicate() {
    broker.send(1, 100);
    jobs.run("events-copied.conf");
    assertThat(rows("copied")).containsExactlyInAnyOrderElementsOf(expected(100));

    try (Seats _ = Seats.take(StoreJobs.MILLICORES)) {
      AppliedJob followed = jobs.apply("events-followed.conf");
      followed.executor(1);
      broker.send(101, 200);
      assertThat(followed.awaitEnding().condition()).contains("DeadlineExceeded");
    }
    broker.send(201, 300);
    jobs.run("events-caught-up.conf");

    assertThat(rows("followed")).containsExactlyInAnyOrderElementsOf(expected(300));
  }

  private List<String> rows(String folder) {
    return jobs.run("events-rows.conf", "-P", "folder=" + folder)
        .log()
        .lines()
        .filter(line -> line.startsWith("{\"event\":\"order-"))
        .toList();
  }

  private static List<String> expected(int count) {
    return IntStream.rangeClosed(1, count).mapToObj(EventBroker::row).toList();
  }
}
