package dev.k8spark.cluster;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A broker of Kafka in a namespace of its own, with the topic `orders`. */
record EventBroker(Kubectl kubectl) {
  private static final String POD = "broker";
  private static final String SERVER = "--bootstrap-server=localhost:9094";
  private static final String TOPIC = "--topic=orders";

  static EventBroker start(Kubectl kubectl) {
    EventBroker broker = new EventBroker(kubectl);
    StoreServers.start(kubectl, "kafka.yaml", POD, Setting.K8SPARK_HADOOP_IMAGE);
    broker.tool("", "TopicCommand", SERVER, TOPIC, "--create", "--partitions=2");
    return broker;
  }

  /** Sends the events of these numbers, each once. */
  void send(int first, int last) {
    String lines =
        IntStream.rangeClosed(first, last)
            .mapToObj(number -> "order-" + number + "\n")
            .collect(Collectors.joining());
    tool(lines, "ConsoleProducer", SERVER, TOPIC);
  }

  /** The row of an event as JSON. */
  static String row(int number) {
    return "{\"event\":\"order-" + number + "\"}";
  }

  private void tool(String input, String name, String... arguments) {
    String[] words = new String[arguments.length + 8];
    String[] first = {
      "exec", "-i", POD, "--", "java", "-cp", "/opt/kafka/*", "org.apache.kafka.tools." + name
    };
    System.arraycopy(first, 0, words, 0, first.length);
    System.arraycopy(arguments, 0, words, first.length, arguments.length);
    kubectl.tried(input, words).orFail();
  }
}
