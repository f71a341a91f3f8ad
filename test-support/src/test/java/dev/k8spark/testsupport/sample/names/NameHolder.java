package dev.k8spark.testsupport.sample.names;

/** Holds a public type that shares its name with another, and a private one that may. */
public final class NameHolder {

  /** Not allowed. */
  public record SharedName() {}

  private record NameHolderUser() {}

  @Override
  public String toString() {
    return new NameHolderUser().toString();
  }
}
