package dev.k8spark.runtime.driver;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A throwable and its causes, as one sentence and as the places that it came through. */
record FailureChain(List<Throwable> chain) {
  /** Deeper chains are circular or of no use to a reader. */
  private static final int MAX_DEPTH = 32;

  static FailureChain of(Throwable thrown) {
    List<Throwable> chain = new ArrayList<>();
    for (Throwable next = thrown;
        next != null && chain.size() < MAX_DEPTH && !chain.contains(next);
        next = next.getCause()) {
      chain.add(next);
    }
    return new FailureChain(List.copyOf(chain));
  }

  Throwable thrown() {
    return chain.get(0);
  }

  boolean is(Class<? extends Throwable> type) {
    return chain.stream().anyMatch(type::isInstance);
  }

  /** Whether this or a cause was thrown below a method of that class. */
  boolean passed(String className, String method) {
    return chain.stream()
        .flatMap(throwable -> Arrays.stream(throwable.getStackTrace()))
        .anyMatch(
            frame ->
                frame.getClassName().equals(className) && frame.getMethodName().equals(method));
  }

  boolean passed(String className) {
    return Arrays.stream(thrown().getStackTrace())
        .anyMatch(frame -> frame.getClassName().startsWith(className));
  }

  /** The exception that was thrown and, where it has a cause, the first of them all. */
  String sentence() {
    String sentence = oneLine(thrown().toString());
    String root = oneLine(chain.get(chain.size() - 1).toString());
    return chain.size() == 1 ? sentence : sentence + " (caused by " + root + ")";
  }

  private static String oneLine(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
