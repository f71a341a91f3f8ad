package dev.k8spark.policy;

/** A field of a pod template by its path: it means the field and all that lies below. */
record FieldPattern(String path) implements PolicySubject.Pattern {

  @Override
  public boolean matches(String field) {
    return TextPattern.regex(path).matcher(field).matches()
        || TextPattern.regex(path + ".*").matcher(field).matches();
  }

  @Override
  public boolean covers(String pattern) {
    return matches(pattern);
  }

  @Override
  public String regex() {
    return TextPattern.globbed(path, ".*") + "(?:\\..*)?";
  }
}
