package dev.k8spark.rehearsal;

import dev.k8spark.cli.console.ProgressScreen;
import dev.k8spark.cli.run.RehearsalRunner;
import dev.k8spark.diagnostic.TerminalText;
import dev.k8spark.rehearsal.localimage.CacheFolder;
import dev.k8spark.rehearsal.localimage.MissingPrerequisite;
import dev.k8spark.rehearsal.report.ReportJson;
import dev.k8spark.rehearsal.report.ReportPage;
import dev.k8spark.rehearsal.report.ReportText;
import dev.k8spark.rehearsal.report.RunReport;
import dev.k8spark.runtime.contract.PodRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;

/** The rehearsal behind {@code k8spark run}. */
public final class ShippedRehearsals implements RehearsalRunner {
  private static final int FAILED = 1;
  private static final int CANNOT = 2;

  /**
   * Runs the rehearsal. While this process is ending, as after SIGTERM, nothing fails any more:
   * what breaks then is what the ending has taken away.
   */
  @Override
  public int run(Request request, Map<String, String> environment, ProgressScreen screen)
      throws IOException, InterruptedException {
    try {
      int code = rehearse(request, environment, screen);
      ProcessEnd.awaitIfEnding();
      return code;
    } catch (IOException | RuntimeException failure) {
      ProcessEnd.awaitIfEnding();
      throw failure;
    }
  }

  private static int rehearse(
      Request request, Map<String, String> environment, ProgressScreen screen)
      throws IOException, InterruptedException {
    Path cache = CacheFolder.locate(environment, System.getProperty("os.name"));
    Rehearsal.RunRequest runRequest =
        new Rehearsal.RunRequest(
            request.manifests(),
            request.changes(),
            request.folder(),
            request.maps(),
            request.data(),
            request.secrets(),
            shown(request.logs()));
    try {
      RunReport report = new Rehearsal(cache, environment, screen).run(runRequest);
      screen.text().accept("\n" + new ReportText(screen.hasColor()).render(report));
      for (Path file : request.reports()) {
        boolean isPage = file.toString().endsWith(".html");
        Files.writeString(file, isPage ? ReportPage.render(report) : ReportJson.render(report));
      }
      return report.refused().isEmpty() ? exitCode(report) : FAILED;
    } catch (MissingPrerequisite missing) {
      ProcessEnd.awaitIfEnding();
      print(screen, "error: " + missing.getMessage());
      print(screen, "help: " + missing.help());
      return CANNOT;
    } catch (MalformedManifests malformed) {
      print(screen, "error: " + malformed.getMessage());
      return FAILED;
    }
  }

  private static void print(ProgressScreen screen, String words) {
    words.lines().forEach(line -> screen.text().accept(TerminalText.visible(line) + "\n"));
  }

  /** A Job can fail although its last driver ended well: then that must be seen too. */
  private static int exitCode(RunReport report) {
    return !report.isComplete() && report.exitCode() == 0 ? FAILED : report.exitCode();
  }

  private static Predicate<String> shown(String logs) {
    return label ->
        logs.equals("all") || (logs.equals(PodRole.DRIVER.word()) && label.equals(logs));
  }
}
