package dev.k8spark.rehearsal.api;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesList;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.fabric8.mockwebserver.crud.AttributeSet;
import io.fabric8.mockwebserver.dsl.HttpMethod;
import io.fabric8.mockwebserver.http.Buffer;
import io.fabric8.mockwebserver.http.Headers;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The objects of the cluster, with a way to change them that needs no rights and no network. */
public final class ObjectStore extends KubernetesCrudDispatcher {
  private static final String JSON_PATCH = "application/json-patch+json";

  private final KubernetesSerialization json = new KubernetesSerialization();
  private final List<Consumer<ObjectChange>> listeners = new CopyOnWriteArrayList<>();
  private volatile boolean isOver;

  /**
   * What happened to one object.
   *
   * @param before null for a new one
   * @param after null for one that is gone
   */
  public record ObjectChange(@Nullable HasMetadata before, @Nullable HasMetadata after) {}

  /**
   * Tells of every change, in order and while no other can happen: whoever listens must not wait.
   */
  public void listen(Consumer<ObjectChange> listener) {
    listeners.add(listener);
  }

  @Override
  public void shutdown() {
    isOver = true;
    super.shutdown();
  }

  @Override
  public void processEvent(
      String path,
      AttributeSet pathAttributes,
      @Nullable AttributeSet oldAttributes,
      @Nullable GenericKubernetesResource resource,
      @Nullable String newState) {
    @Nullable String oldState = oldAttributes == null ? null : map.get(oldAttributes);
    try {
      super.processEvent(path, pathAttributes, oldAttributes, resource, newState);
    } catch (RejectedExecutionException e) {
      // Nobody watches any more once the server has ended; pods may end after it all the same.
      if (!isOver) {
        throw e;
      }
    }
    if (oldState != null || newState != null) {
      ObjectChange change = new ObjectChange(parsed(oldState), parsed(newState));
      listeners.forEach(listener -> listener.accept(change));
    }
  }

  private @Nullable HasMetadata parsed(@Nullable String state) {
    return state == null ? null : json.unmarshal(state);
  }

  /** A pod is pending from its first moment: whoever watches must not see one without a status. */
  @Override
  public MockResponse handleCreate(RecordedRequest request) {
    if (!request.getPath().endsWith("/pods")) {
      return super.handleCreate(request);
    }
    Pod pod = json.unmarshal(request.getBody().readUtf8(), Pod.class);
    if (pod.getStatus() == null) {
      pod = pod.edit().withNewStatus().withPhase("Pending").endStatus().build();
    }
    return super.handleCreate(
        request(HttpMethod.POST, request.getPath(), "application/json", json.asJson(pod)));
  }

  /** Puts a new object in, and returns it as the API would store it. */
  public <T extends HasMetadata> T create(T object) {
    String response = send(HttpMethod.POST, collection(object), "application/json", object);
    return json.unmarshal(response, type(object));
  }

  /** The object as it is now, if it is. */
  public <T extends HasMetadata> Optional<T> find(T object) {
    MockResponse response = handleGet(path(object));
    return response.code() == 200 ? Optional.of(parsed(response, type(object))) : Optional.empty();
  }

  /** All objects of a kind in a namespace; the type is that of the list's items. */
  public <T extends HasMetadata> List<T> list(Class<T> type, String namespace) {
    String path =
        collection(HasMetadata.getApiVersion(type), namespace, HasMetadata.getPlural(type));
    return parsed(handleGet(path), KubernetesList.class).getItems().stream()
        .map(type::cast)
        .toList();
  }

  /**
   * Sets whole fields of an object that may be gone already; then nothing happens. Not a merge:
   * that of the library joins lists instead of replacing them.
   */
  public void set(HasMetadata object, Map<String, ?> fields) {
    List<Map<String, ?>> operations =
        fields.entrySet().stream()
            .<Map<String, ?>>map(
                field ->
                    Map.of("op", "add", "path", "/" + field.getKey(), "value", field.getValue()))
            .toList();
    handlePatch(request(HttpMethod.PATCH, path(object), JSON_PATCH, json.asJson(operations)));
  }

  /** Marks an object that has finalizers as one to end; takes any other away. */
  public void delete(HasMetadata object) {
    handleDelete(path(object));
  }

  private String send(HttpMethod method, String path, String type, HasMetadata object) {
    MockResponse response = handleCreate(request(method, path, type, json.asJson(object)));
    if (response.code() >= 300) {
      throw new IllegalStateException(response.code() + " for " + method + " " + path);
    }
    return text(response);
  }

  private <T> T parsed(MockResponse response, Class<T> type) {
    return json.unmarshal(text(response), type);
  }

  private static String text(MockResponse response) {
    return new String(response.getBody().getBytes(), StandardCharsets.UTF_8);
  }

  private static RecordedRequest request(HttpMethod method, String path, String type, String body) {
    Headers headers = new Headers.Builder().add("Content-Type", type).build();
    Buffer content = new Buffer(body.getBytes(StandardCharsets.UTF_8));
    return new RecordedRequest("HTTP/1.1", method, path, headers, content);
  }

  private static String path(HasMetadata object) {
    return collection(object) + "/" + object.getMetadata().getName();
  }

  private static String collection(HasMetadata object) {
    String namespace = object.getMetadata().getNamespace();
    return collection(object.getApiVersion(), namespace, object.getPlural());
  }

  private static String collection(String apiVersion, String namespace, String plural) {
    String root = apiVersion.contains("/") ? "/apis/" : "/api/";
    return "%s%s/namespaces/%s/%s".formatted(root, apiVersion, namespace, plural);
  }

  @SuppressWarnings("unchecked") // An object's class is its type.
  private static <T extends HasMetadata> Class<T> type(T object) {
    return (Class<T>) object.getClass();
  }
}
