package dev.k8spark.schema;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.k8spark.source.KeyPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The shape of one kind of file, from the JSON Schema that k8spark ships. A layer may leave things
 * out; the whole may not: there are two forms of one schema, and each is compiled when it is first
 * asked for.
 */
public final class DocumentSchema {

  private static final JsonMapper JSON = new JsonMapper();

  private final SchemaWalk walk;
  private final ObjectNode closed;
  private @Nullable Schema layer;
  private @Nullable Schema whole;

  private DocumentSchema(ObjectNode root) {
    this.closed = SchemaForms.closed(root);
    this.walk = new SchemaWalk(closed);
  }

  /** The schema of a job file. */
  public static DocumentSchema forJob() {
    return new DocumentSchema(readTree("job"));
  }

  /** The schema of a policy file. */
  public static DocumentSchema forPolicy() {
    return new DocumentSchema(SchemaForms.withDefinitionsOf(readTree("policy"), readTree("job")));
  }

  /** The schema of a file with tests of a policy. */
  public static DocumentSchema forPolicyTest() {
    return new DocumentSchema(
        SchemaForms.withDefinitionsOf(readTree("policy-test"), readTree("job")));
  }

  /**
   * The shipped schema as it was written, for editors.
   *
   * @param kind {@code job}, {@code policy} or {@code policy-test}
   */
  public static String readText(String kind) {
    try (InputStream in = DocumentSchema.class.getResourceAsStream(kind + ".schema.json")) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks the schema of a " + kind);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ObjectNode readTree(String kind) {
    return (ObjectNode) JSON.readTree(readText(kind));
  }

  /** Whether a text at this path may hold references: what is used before they are may not. */
  boolean mayRefer(KeyPath path) {
    if (path.isRoot()) {
      return false;
    }
    JsonNode keys = walk.topSchemas().getFirst().path("properties");
    if (keys.has("defaults")) {
      return path.first().equals("defaults");
    }
    if (keys.has("cases")) {
      return path.size() > 2 && path.keys().get(2).equals("job");
    }
    return switch (path.first()) {
      case "extends", "waivers" -> false;
      case "params" -> path.size() == 2 || path.last().equals("default");
      default -> true;
    };
  }

  /** Whether the dots of keys in the map at this path belong to the keys. */
  public boolean isFlat(KeyPath path) {
    return walk.isFlat(path);
  }

  SchemaWalk walk() {
    return walk;
  }

  synchronized Schema compiledFor(Completeness completeness) {
    return switch (completeness) {
      case LAYER -> {
        if (layer == null) {
          layer = compile(SchemaForms.withoutCompleteness(closed));
        }
        yield layer;
      }
      case WHOLE -> {
        if (whole == null) {
          whole = compile(closed);
        }
        yield whole;
      }
    };
  }

  static Schema compile(JsonNode schema) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12).getSchema(schema);
  }
}
