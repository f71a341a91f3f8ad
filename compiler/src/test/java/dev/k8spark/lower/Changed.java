package dev.k8spark.lower;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A record with one component changed, so that no test has to name all the others. */
public final class Changed {

  private Changed() {}

  public static <R extends Record> R with(R record, String name, @Nullable Object value) {
    RecordComponent[] components = record.getClass().getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      @Nullable Object[] values = new @Nullable Object[components.length];
      boolean found = false;
      for (int i = 0; i < components.length; i++) {
        boolean changed = components[i].getName().equals(name);
        values[i] = changed ? value : components[i].getAccessor().invoke(record);
        found |= changed;
      }
      if (!found) {
        throw new IllegalArgumentException(record.getClass() + " has no component " + name);
      }
      @SuppressWarnings("unchecked") // The constructor makes the record's own class.
      R changed = (R) record.getClass().getDeclaredConstructor(types).newInstance(values);
      return changed;
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
