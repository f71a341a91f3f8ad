package dev.k8spark.runtime.pod;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.k8spark.runtime.contract.Connector;
import dev.k8spark.runtime.contract.ExitCode;
import dev.k8spark.runtime.contract.PodContract;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an image holds, as its {@link PodContract#IMAGE_DESCRIPTION} says.
 *
 * @param versions by what they are of: {@code spark}, {@code scala}, {@code hadoop}, {@code java},
 *     {@code python} and {@code runtime}, in this order
 * @param connectors the words of {@link Connector}s; an image may be newer than this code
 */
public record ImageDescription(Map<String, String> versions, SortedSet<String> connectors) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String CONNECTORS = "connectors";

  public ImageDescription {
    versions = Collections.unmodifiableMap(new LinkedHashMap<>(versions));
    connectors = Collections.unmodifiableSortedSet(new TreeSet<>(connectors));
  }

  /** Reads what {@link #text} wrote; anything else ends the role. */
  public static ImageDescription parse(String text) {
    try {
      JsonNode root = MAPPER.readTree(text);
      if (!root.path(CONNECTORS).isArray()) {
        throw unreadable("it has no list of connectors");
      }
      Map<String, String> versions = new LinkedHashMap<>();
      root.fieldNames()
          .forEachRemaining(
              name -> {
                if (root.path(name).isTextual()) {
                  versions.put(name, root.path(name).asText());
                }
              });
      SortedSet<String> connectors = new TreeSet<>();
      root.path(CONNECTORS).forEach(connector -> connectors.add(connector.asText()));
      return new ImageDescription(versions, connectors);
    } catch (JsonProcessingException e) {
      throw unreadable("it is no JSON");
    }
  }

  private static StartupFailure unreadable(String reason) {
    return new StartupFailure(
        ExitCode.WRONG_CONFIGURATION,
        "the image's " + PodContract.IMAGE_DESCRIPTION + " cannot be read: " + reason);
  }

  /** Returns the description as JSON, a line for each field. */
  public String text() {
    ObjectNode root = MAPPER.createObjectNode();
    versions.forEach(root::put);
    ArrayNode names = root.putArray(CONNECTORS);
    connectors.forEach(names::add);
    return root.toPrettyString() + "\n";
  }
}
