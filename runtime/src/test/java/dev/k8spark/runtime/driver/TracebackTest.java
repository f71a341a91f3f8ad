package dev.k8spark.runtime.driver;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TracebackTest {

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
    assertThat(Traceback.last(output)).map(Traceback::message).contains("ValueError: no");
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
    assertThat(Traceback.last(output))
        .map(Traceback::message)
        .contains(
            "py4j.protocol.Py4JJavaError: An error occurred while calling o1.collect."
                + ": org.apache.spark.SparkException: Job aborted"
                + " (caused by java.lang.Error: full)");
  }

  @Test
  void outputWithoutOneHasNone() {
    assertThat(Traceback.last("counted 3\n")).isEmpty();
    assertThat(Traceback.last("Traceback (most recent call last):\n  File")).isEmpty();
  }
}
