package dev.k8spark.testsupport;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.approvaltests.Approvals;
import org.approvaltests.core.Options;
import org.approvaltests.namer.ApprovalNamer;
import org.approvaltests.reporters.QuietReporter;

/**
 * Compares with the files under {@code golden/}. A difference is left in {@code target/received}; a
 * person reads it and copies it, or lets {@code -Dapprove} copy it, which fails all the same.
 */
public final class Golden {

  /** The goldens of all modules; tests run in their module's folder. */
  public static final Path FOLDER = Path.of("..", "golden");

  private static final Path RECEIVED = Path.of("target", "received");

  private Golden() {}

  /**
   * Fails if the text is another than that of the golden.
   *
   * @param name of the file, below the folder
   */
  public static void verify(String name, String actual) {
    try {
      Options options = new Options(QuietReporter.INSTANCE).forFile().withNamer(new Namer(name));
      Approvals.verify(actual, options);
    } catch (Error different) {
      if (Boolean.getBoolean("approve")) {
        copy(name);
      }
      throw different;
    }
  }

  private static void copy(String name) {
    try {
      Path golden = FOLDER.resolve(name);
      Files.createDirectories(golden.resolveSibling(""));
      Files.copy(RECEIVED.resolve(name), golden, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private record Namer(String name) implements ApprovalNamer {

    @Override
    public File getApprovedFile(String extension) {
      return FOLDER.resolve(name).toFile();
    }

    @Override
    public File getReceivedFile(String extension) {
      return RECEIVED.resolve(name).toFile();
    }

    @Override
    public String getApprovalName() {
      return name;
    }

    @Override
    public String getSourceFilePath() {
      return FOLDER.toString();
    }

    @Override
    public ApprovalNamer addAdditionalInformation(String info) {
      return new Namer(name + "." + info);
    }

    @Override
    public String getAdditionalInformation() {
      return "";
    }
  }
}
