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

  private final ConcurrentMap<Entry, Integer> counts = new ConcurrentHashMap<>();
  private final List<Refused> refused = new CopyOnWriteArrayList<>();

  /** One right as one account used it. */
  public record Entry(String account, String right) implements Comparable<Entry> {
    private static final Comparator<Entry> ORDER =
        Comparator.comparing(Entry::account).thenComparing(Entry::right);

    @Override
    public int compareTo(Entry other) {
      return ORDER.compare(this, other);
    }
  }

  /** A call that no Role of the account allows. */
  public record Refused(Rights rights, Call call) {}

  void allowed(String account, Call call) {
    counts.merge(new Entry(account, call.right()), 1, Integer::sum);
  }

  void refused(Rights rights, Call call) {
    refused.add(new Refused(rights, call));
  }

  public SortedMap<Entry, Integer> counts() {
    return new TreeMap<>(counts);
  }

  public List<Refused> refused() {
    return List.copyOf(refused);
  }

  /** What the rights hold and nothing used. */
  public List<String> unused(Rights rights) {
    List<String> unused = new ArrayList<>(rights.all());
    counts.keySet().stream()
        .filter(entry -> entry.account().equals(rights.account()))
        .forEach(entry -> unused.remove(entry.right()));
    return unused;
  }
}
