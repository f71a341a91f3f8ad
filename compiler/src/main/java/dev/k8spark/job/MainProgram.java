package dev.k8spark.job;

import java.util.List;

/** What the driver runs, a Python file or a class of a jar, and what it takes along. */
public sealed interface MainProgram {

  /** Returns what a Python program imports, on the driver and in tasks. */
  List<String> pyFiles();

  /** Returns the files that driver and executors get, by paths of the image or URIs. */
  List<String> files();

  /** Returns the archives that are unpacked for driver and executors, each mostly {@code #NAME}. */
  List<String> archives();

  /** Returns the jars that driver and executors load classes from. */
  List<String> jars();

  List<String> args();

  /** Returns whether a file beside the job is a part of the program. */
  boolean runs(CodeFile file);

  /**
   * A Python program.
   *
   * @param python its URI, such as {@code local:///app/pi.py}
   */
  record Python(
      String python,
      List<String> pyFiles,
      List<String> files,
      List<String> archives,
      List<String> jars,
      List<String> args)
      implements MainProgram {
    public Python {
      pyFiles = List.copyOf(pyFiles);
      files = List.copyOf(files);
      archives = List.copyOf(archives);
      jars = List.copyOf(jars);
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
  record Jvm(
      String jar,
      String className,
      List<String> files,
      List<String> archives,
      List<String> jars,
      List<String> args)
      implements MainProgram {
    public Jvm {
      files = List.copyOf(files);
      archives = List.copyOf(archives);
      jars = List.copyOf(jars);
      args = List.copyOf(args);
    }

    @Override
    public List<String> pyFiles() {
      return List.of();
    }

    @Override
    public boolean runs(CodeFile file) {
      return false;
    }
  }
}
