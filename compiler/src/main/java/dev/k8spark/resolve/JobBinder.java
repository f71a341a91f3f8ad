package dev.k8spark.resolve;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.k8spark.job.DriverSettings;
import dev.k8spark.job.ExecutorSettings;
import dev.k8spark.job.InstanceCount;
import dev.k8spark.job.MainProgram;
import dev.k8spark.job.PodTemplate;
import dev.k8spark.job.SecretUse;
import dev.k8spark.job.SparkJob;
import dev.k8spark.job.SparkLine;
import dev.k8spark.quantity.CpuAmount;
import dev.k8spark.quantity.DurationNotation;
import dev.k8spark.quantity.MemoryAmount;
import dev.k8spark.runtime.contract.PodRole;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/** Binds a tree that has the schema's shape to the records of {@code job}, by their names. */
public final class JobBinder {

  private final JsonMapper mapper =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addMixIn(MemoryAmount.class, MemoryText.class)
          .addMixIn(CpuAmount.class, CpuText.class)
          .addMixIn(SparkLine.class, LineText.class)
          .addMixIn(PodTemplate.class, TemplateFields.class)
          .addMixIn(SecretUse.class, SecretParts.class)
          .addMixIn(MainProgram.class, KindByKeys.class)
          .addMixIn(MainProgram.Jvm.class, ClassKey.class)
          .addModule(
              new SimpleModule()
                  .addDeserializer(Duration.class, new DurationText())
                  .addDeserializer(InstanceCount.class, new NumberOrBounds()))
          .build();

  /** Binds a tree that is complete. */
  public SparkJob bind(JsonNode complete) {
    try {
      return mapper.treeToValue(complete, SparkJob.class);
    } catch (JacksonException e) {
      throw new IllegalStateException("schema and job records disagree", e);
    }
  }

  /** Binds a tree, but for its roles, in whose place these stand. */
  public SparkJob bind(JsonNode complete, DriverSettings driver, ExecutorSettings executor) {
    ObjectNode changed = (ObjectNode) complete.deepCopy();
    changed.putPOJO(PodRole.DRIVER.word(), driver).putPOJO(PodRole.EXECUTOR.word(), executor);
    return bind(changed);
  }

  private abstract static class MemoryText {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static MemoryAmount parse(String text) {
      return MemoryAmount.parse(text);
    }
  }

  private abstract static class CpuText {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static CpuAmount parse(String text) {
      return CpuAmount.parse(text);
    }
  }

  private abstract static class LineText {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static SparkLine parse(String text) {
      return SparkLine.parse(text);
    }
  }

  /** Of a mix-in, Jackson takes only the annotations, for the factory of the same name. */
  private abstract static class TemplateFields {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static PodTemplate fromFields(Map<String, Object> fields) {
      return PodTemplate.fromFields(fields);
    }
  }

  private abstract static class SecretParts {
    @JsonCreator
    static SecretUse fromParts(
        @JsonProperty("env") @Nullable Map<String, String> env,
        @JsonProperty("conf") @Nullable Map<String, String> conf,
        @JsonProperty("mountPath") @Nullable String mountPath) {
      return SecretUse.fromParts(env, conf, mountPath);
    }
  }

  @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
  private interface KindByKeys {}

  private interface ClassKey {
    @JsonProperty("class")
    String className();
  }

  private static final class NumberOrBounds extends ValueDeserializer<InstanceCount> {
    @Override
    public InstanceCount deserialize(JsonParser parser, DeserializationContext context) {
      return parser.currentToken() == JsonToken.VALUE_NUMBER_INT
          ? new InstanceCount.Fixed(parser.getIntValue())
          : context.readValue(parser, InstanceCount.Between.class);
    }
  }

  private static final class DurationText extends ValueDeserializer<Duration> {
    @Override
    public Duration deserialize(JsonParser parser, DeserializationContext context) {
      return DurationNotation.parse(parser.getString());
    }
  }
}
