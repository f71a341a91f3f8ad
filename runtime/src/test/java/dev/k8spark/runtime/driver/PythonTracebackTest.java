package dev.k8spark.runtime.driver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PythonTracebackTest {

  @Test
  void theLastOneCounts() {
    String output =
        """
        Traceback (most recent call last):
          File "a.py", line 1, in <module>
        KeyError: 'x'

        During handling of the above exception, another exception occurred:

        Traceback (most recent call last):
          File "a.py", line 3, in <module>
            raise ValueError("no")
        ValueError: no
        """;
    assertThat(PythonTraceback.last(output))
        .map(PythonTraceback::message)
        .contains("ValueError: no");
  }

  @Test
  void anErrorOfTheJvmIsShownWithItsFirstCause() {
    String output =
        """
        Traceback (most recent call last):
          File "a.py", line 1, in <module>
        py4j.protocol.Py4JJavaError: An error occurred while calling o1.collect.
        : org.apache.spark.SparkException: Job aborted
        \tat org.apache.spark.X.y(X.scala:1)
        Caused by: java.io.IOException: disk
        \t... 1 more
        Caused by: java.lang.Error: full
        """;
    assertThat(PythonTraceback.last(output))
        .map(PythonTraceback::message)
        .contains(
            "py4j.protocol.Py4JJavaError: An error occurred while calling o1.collect."
                + ": org.apache.spark.SparkException: Job aborted"
                + " (caused by java.lang.Error: full)");
  }

  @Test
  void outputWithoutOneHasNone() {
    assertThat(PythonTraceback.last("counted 3\n")).isEmpty();
    assertThat(PythonTraceback.last("Traceback (most recent call last):\n  File")).isEmpty();
  }
}
