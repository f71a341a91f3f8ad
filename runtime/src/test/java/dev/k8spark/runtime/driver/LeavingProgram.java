package dev.k8spark.runtime.driver;

/** A program that exits with 7, and prints while it ends who called. */
final class LeavingProgram {

  private LeavingProgram() {}

  public static void main(String[] args) {
    Runtime.getRuntime().addShutdownHook(new Thread(LeavingProgram::tell));
    System.exit(7);
  }

  private static void tell() {
    ExitCall.underway(Thread.getAllStackTraces().values())
        .ifPresent(call -> System.out.println(call.stack().get(0).getMethodName()));
  }
}
