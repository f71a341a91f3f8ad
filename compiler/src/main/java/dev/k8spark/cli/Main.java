package dev.k8spark.cli;

import dev.k8spark.cli.console.Console;

/** Where the process starts. */
public final class Main {

  private Main() {}

  public static void main(String[] arguments) {
    System.exit(new Cli(Console.ofProcess()).execute(arguments));
  }
}
