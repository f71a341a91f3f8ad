package dev.k8spark.cli;

/** Where the process starts. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    JobCompiler.Factory compilers =
        policy ->
            (source, choices) -> {
              throw new IllegalStateException("the compiler is not wired yet");
            };
    System.exit(new Cli(Console.ofProcess(), compilers).execute(arguments));
  }
}
