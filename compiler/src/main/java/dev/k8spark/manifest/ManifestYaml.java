package dev.k8spark.manifest;

import io.fabric8.kubernetes.api.model.KubernetesResource;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Present;
import org.snakeyaml.engine.v2.api.lowlevel.Serialize;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A Kubernetes object as YAML that every parser of YAML 1.1 and 1.2 reads alike. */
public final class ManifestYaml {

  /** The longest key that YAML allows without a question mark before it. */
  private static final int MAX_KEY = 1024;

  private ManifestYaml() {}

  /** Writes an object as YAML, without a document marker. */
  public static String write(KubernetesResource object) {
    return writeTree(ManifestTree.toTree(object));
  }

  static String writeTree(Map<String, Object> tree) {
    Node node = mapping(tree);
    return new Present(settings())
        .emitToString(new Serialize(settings()).serializeOne(node).iterator());
  }

  private static DumpSettings settings() {
    return DumpSettings.builder()
        .setDefaultFlowStyle(FlowStyle.BLOCK)
        .setSplitLines(false)
        .setMaxSimpleKeyLength(MAX_KEY)
        .build();
  }

  private static Node node(Object value) {
    return switch (value) {
      case Map<?, ?> map -> mapping(map);
      case List<?> list -> sequence(list);
      case Boolean truth -> new ScalarNode(Tag.BOOL, truth.toString(), ScalarStyle.PLAIN);
      case Number number -> number(number);
      default -> text(value.toString());
    };
  }

  private static Node mapping(Map<?, ?> map) {
    List<NodeTuple> tuples =
        map.entrySet().stream()
            .map(entry -> new NodeTuple(text(entry.getKey().toString()), node(entry.getValue())))
            .toList();
    return new MappingNode(Tag.MAP, tuples, map.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
  }

  private static Node sequence(List<?> list) {
    List<Node> items = list.stream().map(ManifestYaml::node).toList();
    return new SequenceNode(Tag.SEQ, items, list.isEmpty() ? FlowStyle.FLOW : FlowStyle.BLOCK);
  }

  private static Node number(Number number) {
    boolean whole = number instanceof Integer || number instanceof Long;
    return new ScalarNode(whole ? Tag.INT : Tag.FLOAT, number.toString(), ScalarStyle.PLAIN);
  }

  private static ScalarNode text(String text) {
    return new ScalarNode(Tag.STR, text, TextStyle.choose(text));
  }
}
