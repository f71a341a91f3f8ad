package dev.k8spark.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that read and write an HDFS by `data`. */
@ClusterTest
@Needs(Setting.K8SPARK_HADOOP_IMAGE)
class DataOnHdfsTest {
  @AutoClose private final TestNamespace stores = TestNamespace.create("hdfs");
  @AutoClose private final TestNamespace namespace = TestNamespace.create("hdfs-jobs");

  private HadoopServer hdfs;
  private StoreJobs jobs;

  @BeforeAll
  void start(@TempDir Path folder) {
    hdfs = HadoopServer.start(stores.kubectl());
    hdfs.put("/orders", "orders.csv", S3Jobs.CSV);
    jobs = StoreJobs.of(namespace, stores, folder);
  }

  @Test
  void aJobWritesWhatAnotherReadsBack() {
    jobs.run("hdfs-totals.conf");

    assertThat(hdfs.files("/orders/mart")).contains("/orders/mart/totals/_SUCCESS");
    assertThat(jobs.run("hdfs-rows.conf").log().lines()).containsAll(S3Jobs.TOTALS);
  }
}
