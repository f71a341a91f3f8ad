package dev.k8spark.job;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The escape hatch: fields of a Kubernetes {@code PodTemplateSpec} to lay under what k8spark makes.
 * They were checked against the type; the values are texts, lists and maps.
 */
public record PodTemplate(SortedMap<String, Object> fields) {

  public PodTemplate {
    fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
  }

  /** Makes a template of the fields that its file has. */
  public static PodTemplate fromFields(Map<String, Object> fields) {
    return new PodTemplate(new TreeMap<>(fields));
  }
}
