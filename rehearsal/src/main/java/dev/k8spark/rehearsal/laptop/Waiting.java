package dev.k8spark.rehearsal.laptop;

/** Where a person reads what is being waited for. */
@FunctionalInterface
public interface Waiting {
  void say(String sentence);
}
