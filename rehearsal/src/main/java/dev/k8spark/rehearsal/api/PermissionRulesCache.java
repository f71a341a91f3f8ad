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
final class PermissionRulesCache {
  private final String namespace;
  private final ObjectStore store;
  private final AtomicReference<Map<String, PermissionRules>> known =
      new AtomicReference<>(new ConcurrentHashMap<>());

  PermissionRulesCache(String namespace, ObjectStore store) {
    this.namespace = namespace;
    this.store = store;
    store.listen(this::changed);
  }

  private void changed(ObjectStore.ObjectChange change) {
    Object object = change.after() == null ? change.before() : change.after();
    if (object instanceof Role || object instanceof RoleBinding) {
      known.set(new ConcurrentHashMap<>());
    }
  }

  /** What was read before a change goes into the map that the change threw away. */
  PermissionRules rulesOf(String account) {
    Map<String, PermissionRules> current = known.get();
    @Nullable PermissionRules rights = current.get(account);
    if (rights == null) {
      rights = PermissionRules.of(account, namespace, store);
      current.put(account, rights);
    }
    return rights;
  }
}
