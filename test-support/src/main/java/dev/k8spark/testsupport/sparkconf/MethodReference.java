package dev.k8spark.testsupport.sparkconf;

/**
 * A method as class files name it.
 *
 * @param owner the internal name of a class
 * @param type the descriptor
 */
record MethodReference(String owner, String name, String type) {

  MethodReference withOwner(String other) {
    return new MethodReference(other, name, type);
  }
}
