package dev.k8spark.rehearsal.report;

/** What a cluster enforces and a rehearsal does not. */
public enum NotEnforced {
  NETWORK_POLICY("NetworkPolicy", "every pod reaches everything that this machine reaches"),
  CGROUPS("cgroups", "heaps are limited; CPU and the rest of a pod's memory are not"),
  ADMISSION("admission", "quotas, Pod Security and webhooks refuse nothing"),
  VOLUMES("volumes of the cluster", "no claim is bound and no size is enforced");

  private final String words;
  private final String meaning;

  NotEnforced(String words, String meaning) {
    this.words = words;
    this.meaning = meaning;
  }

  public String words() {
    return words;
  }

  /** What follows for a rehearsal. */
  public String meaning() {
    return meaning;
  }
}
