package dev.k8spark.manifest;

import dev.k8spark.job.PodTemplate;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;

/** Finds what in a pod template is no field of Kubernetes, or not of the field's type. */
public final class TemplateMisfits {

  /** Kept, because what it learns of the model's classes takes longer than any template. */
  private static final JsonMapper TYPES =
      TypedTemplate.mapper().annotationIntrospector(new NothingIsExtra()).build();

  private TemplateMisfits() {}

  /**
   * One thing that does not fit.
   *
   * @param path keys and list positions that lead to it, from the template
   * @param known for an unknown field, those that could stand there; absent for a wrong type
   */
  public record Misfit(List<String> path, @Nullable List<String> known) {}

  /** All misfits, in the order in which they stand. */
  public static List<Misfit> of(PodTemplate template) {
    Collector collector = new Collector();
    read(template, collector);
    return List.copyOf(collector.found);
  }

  /** The typed template without its misfits, so that what is right in it can still be judged. */
  static PodTemplateSpec typed(PodTemplate template) {
    return read(template, new Collector());
  }

  private static PodTemplateSpec read(PodTemplate template, Collector collector) {
    return TYPES
        .readerFor(PodTemplateSpec.class)
        .withHandler(collector)
        .readValue(TYPES.<JsonNode>valueToTree(template.fields()));
  }

  /** The model's classes keep unknown fields aside; here they are to be noticed. */
  private static final class NothingIsExtra extends JacksonAnnotationIntrospector {
    @Override
    public Boolean hasAnySetter(MapperConfig<?> config, Annotated annotated) {
      return false;
    }
  }

  private static final class Collector extends DeserializationProblemHandler {

    private final List<Misfit> found = new ArrayList<>();

    @Override
    public boolean handleUnknownProperty(
        DeserializationContext context,
        JsonParser parser,
        @Nullable ValueDeserializer<?> deserializer,
        Object owner,
        String name) {
      Collection<Object> known =
          deserializer == null ? List.of() : deserializer.getKnownPropertyNames();
      found.add(
          new Misfit(
              path(parser),
              known == null ? List.of() : known.stream().map(String::valueOf).sorted().toList()));
      parser.skipChildren();
      return true;
    }

    @Override
    public @Nullable Object handleWeirdStringValue(
        DeserializationContext context, Class<?> type, String value, String message) {
      found.add(new Misfit(path(context.getParser()), null));
      return null;
    }

    @Override
    public @Nullable Object handleUnexpectedToken(
        DeserializationContext context,
        JavaType type,
        JsonToken token,
        JsonParser parser,
        String message) {
      found.add(new Misfit(path(parser), null));
      parser.skipChildren();
      return null;
    }

    private static List<String> path(JsonParser parser) {
      List<String> path = new ArrayList<>();
      for (JsonPointer at = parser.streamReadContext().pathAsPointer();
          at != null && !at.matches();
          at = at.tail()) {
        path.add(at.getMatchingProperty());
      }
      return List.copyOf(path);
    }
  }
}
