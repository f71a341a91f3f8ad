package dev.k8spark.manifest;

import dev.k8spark.job.PodTemplate;
import dev.k8spark.source.KeyPath;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.DeserializationProblemHandler;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Finds what in a pod template is no field of Kubernetes, or not of the field's type. */
public final class TemplateMisfits {

  /** Kept, because what it learns of the model's classes takes longer than any template. */
  private static final JsonMapper TYPES =
      TypedTemplate.mapper().annotationIntrospector(new NothingIsExtra()).build();

  private TemplateMisfits() {}

  /**
   * A path of the template that does not fit the type.
   *
   * @param path keys and list positions that lead to it, from the template
   * @param known for an unknown field, those that could stand there; absent for a wrong type
   */
  public record Misfit(KeyPath path, @Nullable List<String> known) {}

  /** All misfits: wrong types in the order in which they stand, then unknown fields. */
  public static List<Misfit> find(PodTemplate template) {
    return typed(template.fields(), PodTemplateSpec.class, new PodTemplateSpec()).misfits();
  }

  /** The typed template without its misfits, so that what is right in it can still be checked. */
  static PodTemplateSpec typed(PodTemplate template) {
    return typed(template.fields(), PodTemplateSpec.class, new PodTemplateSpec()).value();
  }

  /** What fits of some fields, and what does not. */
  public record Typed<T>(T value, List<Misfit> misfits) {}

  /**
   * Fields whose scalars are texts, as a type of Kubernetes says what they mean. Whatever Jackson
   * cannot read is taken out, until it can read the rest.
   *
   * @param nothing the value where no field fits
   */
  public static <T> Typed<T> typed(Map<String, Object> fields, Class<T> type, T nothing) {
    TemplateTree tree = new TemplateTree(TYPES.<ObjectNode>valueToTree(fields));
    List<Misfit> misfits = new ArrayList<>();
    tree.takeNulls().forEach(path -> misfits.add(new Misfit(path, null)));
    while (true) {
      UnknownFields unknown = new UnknownFields(tree);
      try {
        T typed = TYPES.readerFor(type).withHandler(unknown).readValue(tree.root());
        misfits.addAll(unknown.misfits);
        return new Typed<>(typed, List.copyOf(misfits));
      } catch (JacksonException e) {
        KeyPath path = path(e);
        misfits.add(new Misfit(tree.stood(path), null));
        if (!tree.take(path)) {
          return new Typed<>(nothing, List.copyOf(misfits));
        }
      }
    }
  }

  private static KeyPath path(JacksonException exception) {
    return new KeyPath(
        exception.getPath().stream()
            .map(
                at ->
                    at.getPropertyName() == null
                        ? String.valueOf(at.getIndex())
                        : at.getPropertyName())
            .toList());
  }

  /** The model's classes keep unknown fields aside; here they are to be noticed. */
  private static final class NothingIsExtra extends JacksonAnnotationIntrospector {
    @Override
    public Boolean hasAnySetter(MapperConfig<?> config, Annotated annotated) {
      return false;
    }
  }

  private static final class UnknownFields extends DeserializationProblemHandler {

    private final List<Misfit> misfits = new ArrayList<>();
    private final TemplateTree tree;

    private UnknownFields(TemplateTree tree) {
      this.tree = tree;
    }

    @Override
    public boolean handleUnknownProperty(
        DeserializationContext context,
        JsonParser parser,
        @Nullable ValueDeserializer<?> deserializer,
        Object owner,
        String name) {
      Collection<Object> known =
          deserializer == null ? List.of() : deserializer.getKnownPropertyNames();
      misfits.add(
          new Misfit(
              tree.stood(path(parser)),
              known == null ? List.of() : known.stream().map(String::valueOf).sorted().toList()));
      parser.skipChildren();
      return true;
    }

    private static KeyPath path(JsonParser parser) {
      List<String> keys = new ArrayList<>();
      for (JsonPointer at = parser.streamReadContext().pathAsPointer();
          at != null && !at.matches();
          at = at.tail()) {
        keys.add(at.getMatchingProperty());
      }
      return new KeyPath(keys);
    }
  }
}
