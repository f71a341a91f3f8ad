package dev.k8spark.fuzzing;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** The parsers that define what HOCON and YAML mean. What they throw, they refuse. */
final class OtherParsers {

  private static final Set<String> YAML_NULLS = Set.of("", "~", "null", "Null", "NULL");

  private OtherParsers() {}

  /** Lightbend's; a text with references has no tree before they are replaced. */
  static Optional<Object> parseHocon(String text) {
    Config config = ConfigFactory.parseString(text);
    return text.contains("${") ? Optional.empty() : Optional.of(plain(config.root()));
  }

  private static Object plain(ConfigValue value) {
    return switch (value.valueType()) {
      case OBJECT -> {
        Map<String, Object> plain = new HashMap<>();
        ((ConfigObject) value).forEach((key, item) -> plain.put(key, plain(item)));
        yield plain;
      }
      case LIST -> ((ConfigList) value).stream().map(OtherParsers::plain).toList();
      case STRING -> value.unwrapped();
      case NUMBER, BOOLEAN -> value.atKey("x").getString("x");
      case NULL -> PlainTree.NULL;
    };
  }

  /** Snakeyaml's, whose scalars are texts. */
  static Optional<Object> parseYaml(String text) {
    LoadSettings settings =
        LoadSettings.builder()
            .setSchema(new FailsafeSchema())
            .setAllowDuplicateKeys(false)
            .setCodePointLimit(Integer.MAX_VALUE)
            .build();
    Object tree = new Load(settings).loadFromString(text);
    return Optional.of(tree == null ? Map.of() : plain(tree));
  }

  private static Object plain(@Nullable Object value) {
    return switch (value) {
      case null -> PlainTree.NULL;
      case Map<?, ?> map -> {
        Map<String, Object> plain = new HashMap<>();
        map.forEach((key, item) -> plain.put(String.valueOf(key), plain(item)));
        yield plain;
      }
      case List<?> list -> list.stream().map(OtherParsers::plain).toList();
      case Object text when YAML_NULLS.contains(text.toString()) -> PlainTree.NULL;
      case Object text -> text.toString();
    };
  }
}
