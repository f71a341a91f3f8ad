package dev.k8spark.manifest;

import dev.k8spark.job.PodTemplate;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.regex.Pattern;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;

/** A pod template of a job, whose scalars are texts, as Kubernetes' type says what they mean. */
public final class TypedTemplate {

  private TypedTemplate() {}

  /** The typed template, without what {@link TemplateMisfits} finds. */
  public static PodTemplateSpec bind(PodTemplate template) {
    return TemplateMisfits.typed(template);
  }

  static JsonMapper.Builder mapper() {
    return JsonMapper.builder()
        .addMixIn(IntOrString.class, DigitsAreNumbers.class)
        .withCoercionConfigDefaults(
            coercion -> coercion.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail));
  }

  @JsonDeserialize(using = PortReader.class)
  private interface DigitsAreNumbers {}

  /** Reads a port written in digits as a number, any other text as a port's name. */
  private static final class PortReader extends ValueDeserializer<IntOrString> {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");

    @Override
    public IntOrString deserialize(JsonParser parser, DeserializationContext context) {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return context.reportInputMismatch(IntOrString.class, "neither a number nor a name");
      }
      String text = parser.getString();
      return DIGITS.matcher(text).matches()
          ? new IntOrString(Integer.valueOf(text))
          : new IntOrString(text);
    }
  }
}
