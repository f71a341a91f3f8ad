package dev.k8spark.job;

import java.util.List;

/** What the driver runs: a Python file or a class of a jar. */
public sealed interface MainProgram {

  List<String> args();

  /** Returns whether a file beside the job is a part of the program. */
  boolean runs(CodeFile file);

  /**
   * A Python program.
   *
   * @param python its URI, such as {@code local:///app/pi.py}
   * @param pyFiles the URIs of what it imports, on the driver and in tasks
   */
  record Python(String python, List<String> pyFiles, List<String> args) implements MainProgram {
    public Python {
      pyFiles = List.copyOf(pyFiles);
      args = List.copyOf(args);
    }

    @Override
    public boolean runs(CodeFile file) {
      return python.equals(file.uri()) || pyFiles.contains(file.uri());
    }
  }

  /**
   * A JVM program.
   *
   * @param jar its URI, such as {@code local:///app/pi.jar}
   * @param className the class whose {@code main} is called; the key is {@code class}
   */
  record Jvm(String jar, String className, List<String> args) implements MainProgram {
    public Jvm {
      args = List.copyOf(args);
    }

    @Override
    public boolean runs(CodeFile file) {
      return false;
    }
  }
}
