package dev.k8spark.read;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.source.KeyPath;
import dev.k8spark.source.Span;

/** What every notation refuses alike. */
final class StructureErrors {

  private StructureErrors() {}

  static Diagnostic reportNoMap(Span span, String what) {
    return Diagnostic.of(
            Code.SYNTAX, span, "the file holds %s where it needs keys and values".formatted(what))
        .withHelp("start with a key, such as `name`");
  }

  static Diagnostic reportDepth(Span span) {
    return Diagnostic.of(
        Code.SYNTAX,
        span,
        "maps and lists nest deeper than %d levels here".formatted(JobReader.MAX_DEPTH));
  }

  static Diagnostic reportKeys(Span span) {
    return Diagnostic.of(
            Code.SYNTAX,
            span,
            "the file has more than %d keys, and this is the next".formatted(JobReader.MAX_KEYS))
        .withHelp("move some into layers, which `extends` names");
  }

  static Diagnostic reportDuplicate(KeyPath path, Span again, Span first) {
    return Diagnostic.of(
            Code.DUPLICATE_KEY, again, "`%s` stands twice in this file".formatted(path))
        .withLabel("again here")
        .withOther(first, "first here")
        .withHelp("keep one of the two");
  }
}
