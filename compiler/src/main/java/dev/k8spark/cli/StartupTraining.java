package dev.k8spark.cli;

import dev.k8spark.cli.console.Console;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;

/**
 * Runs what users run most, in one process, while the launcher records which classes a start needs:
 * a recording covers one process. It prints nothing, and wrong jobs are as good as others.
 */
public final class StartupTraining {

  /** Makes {@code run} end before it looks for Spark: no job has this parameter. */
  private static final String UNKNOWN_PARAM = "no-such-parameter=";

  private StartupTraining() {}

  /** Trains with the given job files, of which some may be wrong. */
  public static void main(String[] files) {
    Cli cli =
        new Cli(
            new Console(
                InputStream.nullInputStream(),
                OutputStream.nullOutputStream(),
                OutputStream.nullOutputStream(),
                true,
                Map.of()));
    for (String file : files) {
      cli.execute("compile", file);
      cli.execute("run", file, "--param", UNKNOWN_PARAM);
    }
    String[] check = new String[files.length + 1];
    check[0] = "check";
    System.arraycopy(files, 0, check, 1, files.length);
    cli.execute(check);
  }
}
