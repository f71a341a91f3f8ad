package dev.k8spark.cluster;

import java.util.ArrayList;
import java.util.List;

/** An HDFS in a namespace of its own; what is done here is done by its owner. */
record HadoopServer(Kubectl kubectl) {
  private static final String POD = "hdfs";

  /** Starts one that believes what users call themselves. */
  static HadoopServer start(Kubectl kubectl) {
    StoreServers.start(kubectl, "hdfs.yaml", POD, Setting.K8SPARK_HADOOP_IMAGE);
    return new HadoopServer(kubectl);
  }

  /** Makes a folder of a file that everybody may read and write. */
  void put(String folder, String name, String content) {
    shell("", "-mkdir", "-p", folder + "/raw");
    shell(content, "-put", "-", folder + "/raw/" + name);
    shell("", "-mkdir", "-p", folder + "/mart");
    shell("", "-chmod", "-R", "777", folder);
  }

  /** The files below a folder. */
  List<String> files(String folder) {
    return shell("", "-ls", "-R", "-C", folder).lines().toList();
  }

  private String shell(String input, String... arguments) {
    List<String> words = new ArrayList<>(List.of("exec", "-i", POD, "--"));
    words.addAll(List.of("java", "org.apache.hadoop.fs.FsShell"));
    words.addAll(List.of(arguments));
    return kubectl.tried(input, words.toArray(String[]::new)).orFail();
  }
}
