package dev.k8spark.lower.step;

/** An annotation of a pod, and the path at which its Spark container finds it as a file. */
record AnnotationFile(String annotation, String path) {

  String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
