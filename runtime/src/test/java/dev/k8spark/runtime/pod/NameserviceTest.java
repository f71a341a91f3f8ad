package dev.k8spark.runtime.pod;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.DFSUtilClient;
import org.apache.hadoop.hdfs.HAUtilClient;
import org.apache.hadoop.hdfs.server.namenode.ha.AbstractNNFailoverProxyProvider;
import org.junit.jupiter.api.Test;

/** What a sample with two namenodes compiles to, as Hadoop's client reads it. */
class NameserviceTest {

  private static final String PREFIX = "spark.hadoop.dfs.";

  @Test
  void hadoopsClientKnowsTheNamenodesOfANameservice() throws IOException {
    Configuration conf = new Configuration();
    Files.readAllLines(Path.of("..", "golden", "hdfs.yaml")).stream()
        .map(String::strip)
        .filter(line -> line.startsWith(PREFIX))
        .map(line -> line.substring(PREFIX.length() - "dfs.".length()).split("=", 2))
        .forEach(property -> conf.set(property[0], property[1]));

    assertThat(HAUtilClient.isLogicalUri(conf, URI.create("hdfs://lake/orders"))).isTrue();
    assertThat(DFSUtilClient.getHaNnRpcAddresses(conf).get("lake")).containsOnlyKeys("nn1", "nn2");
    assertThat(conf.getClass("dfs.client.failover.proxy.provider.lake", null))
        .isAssignableTo(AbstractNNFailoverProxyProvider.class);
  }
}
