package dev.k8spark.policy;

import java.util.Locale;

/** Kubernetes' levels of Pod Security, the laxest first. */
public enum PodSecurity {
  PRIVILEGED,
  BASELINE,
  RESTRICTED;

  /** What a namespace has whose policy names none. */
  public static final PodSecurity USUAL = RESTRICTED;

  /** The level that a policy names; the schema has checked it. */
  public static PodSecurity of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** As Kubernetes and policies write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
