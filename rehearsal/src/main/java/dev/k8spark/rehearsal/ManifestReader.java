package dev.k8spark.rehearsal;

import dev.k8spark.runtime.contract.PodContract;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesList;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.core.JacksonException;

/** Makes objects of the text of manifests, and says what of a job is not among them. */
final class ManifestReader {
  private final KubernetesSerialization serialization = new KubernetesSerialization();

  CompiledJob read(String yaml) throws MalformedManifests {
    List<HasMetadata> objects = new ArrayList<>();
    List<Object> documents = documents(yaml);
    for (int i = 0; i < documents.size(); i++) {
      objects.addAll(objects(documents.get(i), "document " + (i + 1)));
    }
    List<Job> jobs = objects.stream().filter(Job.class::isInstance).map(Job.class::cast).toList();
    if (jobs.size() != 1) {
      throw new MalformedManifests(
          "the manifests of one job hold one Job, these hold " + jobs.size());
    }
    Job job = jobs.getFirst();
    requireDriver(job);
    CompiledJob manifests =
        new CompiledJob(
            List.copyOf(objects),
            job,
            executor(job),
            conf(annotation(job, PodContract.CONF_ANNOTATION)));
    if (manifests.sparkLine().isEmpty() || manifests.driver().getArgs().size() < 2) {
      throw foreign(job);
    }
    return manifests;
  }

  private static List<Object> documents(String yaml) throws MalformedManifests {
    List<Object> documents = new ArrayList<>();
    try {
      new Load(LoadSettings.builder().build()).loadAllFromString(yaml).forEach(documents::add);
    } catch (MarkedYamlEngineException e) {
      String line =
          e.getProblemMark().map(mark -> "line " + (mark.getLine() + 1) + ": ").orElse("");
      throw new MalformedManifests(line + "this is no YAML: " + e.getProblem(), e);
    } catch (YamlEngineException e) {
      throw new MalformedManifests("this is no YAML: " + e.getMessage(), e);
    }
    documents.removeIf(document -> document == null);
    return documents;
  }

  private List<HasMetadata> objects(Object document, String where) throws MalformedManifests {
    if (!(document instanceof Map<?, ?> map)
        || !(map.get("kind") instanceof String kind)
        || !(map.get("apiVersion") instanceof String)) {
      throw new MalformedManifests(
          where + " is no object of Kubernetes: it has no `apiVersion` and `kind`");
    }
    KubernetesResource object =
        converted(document, KubernetesResource.class, where + ", a " + kind);
    if (object instanceof KubernetesList list) {
      return list.getItems();
    }
    if (object instanceof HasMetadata single && single.getMetadata() != null) {
      return List.of(single);
    }
    throw new MalformedManifests(where + ", a " + kind + ", has no `metadata`");
  }

  private <T> T converted(Object tree, Class<T> type, String where) throws MalformedManifests {
    try {
      return serialization.convertValue(tree, type);
    } catch (IllegalArgumentException | JacksonException | ClassCastException e) {
      String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      throw new MalformedManifests(where + ", is not of its kind's form: " + message, e);
    }
  }

  private static void requireDriver(Job job) throws MalformedManifests {
    if (job.getMetadata().getName() == null || job.getMetadata().getNamespace() == null) {
      throw new MalformedManifests("the Job needs a `metadata.name` and a `metadata.namespace`");
    }
    if (job.getSpec() == null
        || job.getSpec().getTemplate() == null
        || job.getSpec().getTemplate().getSpec() == null
        || job.getSpec().getTemplate().getSpec().getContainers().stream()
            .noneMatch(container -> container.getCommand().contains(PodContract.MAIN_CLASS))) {
      throw foreign(job);
    }
  }

  private static MalformedManifests foreign(Job job) {
    return new MalformedManifests(
        "the Job `%s` starts no driver as `k8spark compile` writes it"
            .formatted(job.getMetadata().getName()));
  }

  private static String annotation(Job job, String name) throws MalformedManifests {
    return Optional.ofNullable(job.getSpec().getTemplate().getMetadata())
        .map(metadata -> metadata.getAnnotations())
        .map(annotations -> annotations.get(name))
        .orElseThrow(
            () -> new MalformedManifests("the Job's pod lacks the annotation `" + name + "`"));
  }

  private Pod executor(Job job) throws MalformedManifests {
    String where = "the executors' pod, in `" + PodContract.TEMPLATE_ANNOTATION + "`";
    List<Object> documents = documents(annotation(job, PodContract.TEMPLATE_ANNOTATION));
    @Nullable Pod pod =
        documents.isEmpty() ? null : converted(documents.getFirst(), Pod.class, where);
    if (pod == null || pod.getSpec() == null || pod.getSpec().getContainers().isEmpty()) {
      throw new MalformedManifests(where + ", has no container");
    }
    return pod;
  }

  private static SortedMap<String, String> conf(String text) throws MalformedManifests {
    Properties properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IOException | IllegalArgumentException e) {
      throw new MalformedManifests("Spark's configuration cannot be read: " + e.getMessage(), e);
    }
    SortedMap<String, String> conf = new TreeMap<>();
    properties.stringPropertyNames().forEach(key -> conf.put(key, properties.getProperty(key)));
    return conf;
  }
}
