package dev.k8spark.rehearsal.api;

import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The rights of a namespace's accounts, worked out once and again when a Role or binding changes.
 */
final class BoundRights {
  private final String namespace;
  private final Store store;
  private final AtomicReference<Map<String, Rights>> known =
      new AtomicReference<>(new ConcurrentHashMap<>());

  BoundRights(String namespace, Store store) {
    this.namespace = namespace;
    this.store = store;
    store.listen(this::changed);
  }

  private void changed(Store.Change change) {
    Object object = change.after() == null ? change.before() : change.after();
    if (object instanceof Role || object instanceof RoleBinding) {
      known.set(new ConcurrentHashMap<>());
    }
  }

  /** What was read before a change goes into the map that the change threw away. */
  Rights of(String account) {
    Map<String, Rights> current = known.get();
    @Nullable Rights rights = current.get(account);
    if (rights == null) {
      rights = Rights.of(account, namespace, store);
      current.put(account, rights);
    }
    return rights;
  }
}
