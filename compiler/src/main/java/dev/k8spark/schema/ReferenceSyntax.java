package dev.k8spark.schema;

/** What a reference looks like: {@code ${path}}; a doubled dollar sign makes it plain text. */
public final class ReferenceSyntax {

  /** What opens a reference. */
  public static final String OPEN = "${";

  private ReferenceSyntax() {}

  /** Whether a text may hold a reference, so that its shape is judged only once it is replaced. */
  public static boolean mayStandIn(String text) {
    return text.contains(OPEN);
  }
}
