package dev.k8spark.rule;

import java.util.Locale;

/** What a rule looks at. */
public enum RuleCategory {
  /** Which code a job runs: its images and what is in them. */
  IMAGE,
  /** Spark's configuration and what runs in its JVMs. */
  SPARK,
  /** Who a job is and what it may touch. */
  SECURITY,
  /** What pods ask of nodes, and what a namespace has. */
  RESOURCES,
  /** Whom pods can reach. */
  NETWORK,
  /** Where data lies, and whether what is written stays. */
  DATA,
  /** How a job is found, how long it lasts and what is left of it. */
  LIFECYCLE,
  /** Whatever the owner of a policy asks for in CEL. */
  CUSTOM;

  /** Returns the category as documentation spells it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
