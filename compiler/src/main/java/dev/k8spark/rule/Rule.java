package dev.k8spark.rule;

import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.lower.Bundle;
import java.util.stream.Stream;

/** One thing that a namespace asks of the objects that a job becomes. */
public interface Rule {

  Stream<Diagnostic> check(Bundle bundle);
}
