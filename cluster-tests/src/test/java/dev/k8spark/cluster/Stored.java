package dev.k8spark.cluster;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Compares what was sent with what the server made of it, which may add but not drop or change. */
final class Stored {

  private Stored() {}

  /** The paths of what is missing or different, each with both values. */
  static List<String> losses(JsonNode sent, JsonNode stored) {
    List<String> losses = new ArrayList<>();
    compare("", sent, stored, losses);
    return losses;
  }

  private static void compare(String path, JsonNode sent, JsonNode stored, List<String> losses) {
    if (sent.isObject() && stored.isObject()) {
      sent.forEachEntry((key, value) -> compare(path + "." + key, value, stored.path(key), losses));
    } else if (sent.isArray() && stored.isArray() && sent.size() <= stored.size()) {
      for (int i = 0; i < sent.size(); i++) {
        compare(path + "[" + i + "]", sent.get(i), counterpart(sent.get(i), i, stored), losses);
      }
    } else if (!isSame(sent, stored) && !(isAmount(path) && isSameAmount(sent, stored))) {
      losses.add(path + ": " + sent + " became " + stored);
    }
  }

  /** Elements with a name may have moved, since the server and Spark add some of their own. */
  private static JsonNode counterpart(JsonNode element, int index, JsonNode stored) {
    String key = element.has("mountPath") ? "mountPath" : "name";
    if (!element.has(key)) {
      return stored.get(index);
    }
    return stored
        .valueStream()
        .filter(other -> other.path(key).equals(element.path(key)))
        .findFirst()
        .orElse(stored.path(-1));
  }

  private static boolean isSame(JsonNode sent, JsonNode stored) {
    return sent.equals(stored) || (isEmpty(sent) && stored.isMissingNode());
  }

  private static boolean isAmount(String path) {
    return path.contains(".resources.") || path.endsWith(".sizeLimit");
  }

  private static boolean isSameAmount(JsonNode sent, JsonNode stored) {
    Optional<BigDecimal> amount = Quantity.tryParse(sent.asString(""));
    Optional<BigDecimal> other = Quantity.tryParse(stored.asString(""));
    return amount.isPresent() && other.isPresent() && amount.get().compareTo(other.get()) == 0;
  }

  private static boolean isEmpty(JsonNode node) {
    return node.isContainer() && node.isEmpty();
  }
}
