package dev.k8spark.testsupport.sparkconf;

import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The keys that Spark's {@code Config} declares, by the fields and accessors that hold them. Keys
 * that are put together at run time, as those of authentication are, are not among them.
 */
final class ConfigKeys {

  static final String CONFIG = "org/apache/spark/deploy/k8s/Config$";

  private static final String BUILDER = "org/apache/spark/internal/config/ConfigBuilder";

  private final Map<String, String> keyOfField = new TreeMap<>();

  /** By a field, those whose values stand in where its key is not set. */
  private final Map<String, Set<String>> fallbacks = new HashMap<>();

  private @Nullable String text;
  private @Nullable String key;
  private Set<String> named = new HashSet<>();

  private ConfigKeys() {}

  static ConfigKeys read(SparkClasses classes) {
    ConfigKeys keys = new ConfigKeys();
    classes.require(CONFIG).methods().forEach(method -> method.code().ifPresent(keys::read));
    return keys;
  }

  /** Returns the key that a method of {@code Config} hands out, and those that it falls back on. */
  Map<String, String> keysOf(String accessor) {
    Map<String, String> keys = new TreeMap<>();
    collect(accessor, keys);
    return keys;
  }

  private void collect(String field, Map<String, String> keys) {
    @Nullable String found = keyOfField.get(field);
    if (found != null && keys.put(field, found) == null) {
      fallbacks.getOrDefault(field, Set.of()).forEach(other -> collect(other, keys));
    }
  }

  Set<String> all() {
    return Set.copyOf(keyOfField.values());
  }

  /** Each entry is built in a row of instructions that ends where its field is set. */
  private void read(CodeModel code) {
    text = null;
    key = null;
    for (CodeElement element : code) {
      switch (element) {
        case ConstantInstruction constant when constant.constantValue() instanceof String value ->
            text = value;
        case InvokeInstruction call -> read(call);
        case FieldInstruction field when isSet(field) -> finish(field.name().stringValue());
        default -> {}
      }
    }
  }

  private void read(InvokeInstruction call) {
    String owner = call.owner().asInternalName();
    if (owner.equals(BUILDER) && call.name().equalsString("<init>")) {
      key = text;
    } else if (owner.equals(CONFIG)) {
      named.add(call.name().stringValue());
    }
  }

  private static boolean isSet(FieldInstruction field) {
    return (field.opcode() == Opcode.PUTFIELD || field.opcode() == Opcode.PUTSTATIC)
        && field.owner().asInternalName().equals(CONFIG);
  }

  private void finish(String field) {
    if (key != null) {
      keyOfField.put(field, key);
      fallbacks.put(field, named);
    } else if (text != null && text.startsWith("spark.")) {
      keyOfField.put(field, text);
    }
    text = null;
    key = null;
    named = new HashSet<>();
  }
}
