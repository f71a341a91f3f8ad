package dev.k8spark.rehearsal.api;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Who asked the API for what, how often, and what was refused. */
public final class CallLog {

  private final ConcurrentMap<UsedPermission, Integer> counts = new ConcurrentHashMap<>();
  private final List<RefusedCall> refused = new CopyOnWriteArrayList<>();

  /** One right as one account used it. */
  public record UsedPermission(String account, String right) implements Comparable<UsedPermission> {
    private static final Comparator<UsedPermission> ORDER =
        Comparator.comparing(UsedPermission::account).thenComparing(UsedPermission::right);

    @Override
    public int compareTo(UsedPermission other) {
      return ORDER.compare(this, other);
    }
  }

  /** A call that no Role of the account allows. */
  public record RefusedCall(PermissionRules rights, ApiCall call) {}

  void allowed(String account, ApiCall call) {
    counts.merge(new UsedPermission(account, call.right()), 1, Integer::sum);
  }

  void refused(PermissionRules rights, ApiCall call) {
    refused.add(new RefusedCall(rights, call));
  }

  public SortedMap<UsedPermission, Integer> counts() {
    return new TreeMap<>(counts);
  }

  public List<RefusedCall> refused() {
    return List.copyOf(refused);
  }

  /** What the rights hold and nothing used. */
  public List<String> unused(PermissionRules rights) {
    List<String> unused = new ArrayList<>(rights.all());
    counts.keySet().stream()
        .filter(entry -> entry.account().equals(rights.account()))
        .forEach(entry -> unused.remove(entry.right()));
    return unused;
  }
}
