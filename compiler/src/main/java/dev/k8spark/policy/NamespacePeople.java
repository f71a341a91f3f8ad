package dev.k8spark.policy;

import dev.k8spark.source.Located;
import dev.k8spark.source.Span;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what in a namespace: names with their places; null where there is no such list.
 *
 * @param readers who sees jobs, pods and logs
 * @param authors who starts and deletes jobs, too
 * @param pipeline who applies all that is compiled, rights included
 */
public record NamespacePeople(
    @Nullable Located<SortedMap<String, Span>> readers,
    @Nullable Located<SortedMap<String, Span>> authors,
    @Nullable Located<SortedMap<String, Span>> pipeline) {

  /** The lists that there are, by their keys. */
  public Map<String, Located<SortedMap<String, Span>>> byKey() {
    Map<String, Located<SortedMap<String, Span>>> lists = new LinkedHashMap<>();
    if (readers != null) {
      lists.put("readers", readers);
    }
    if (authors != null) {
      lists.put("authors", authors);
    }
    if (pipeline != null) {
      lists.put("pipeline", pipeline);
    }
    return lists;
  }
}
