package dev.k8spark.rehearsal.report;

import dev.k8spark.testsupport.PathPrograms;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.StreamSupport;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A real browser without a window, as this machine has it. */
final class HeadlessBrowser implements AutoCloseable {

  /** Warns of every browser that is newer than the library, though nothing here depends on it. */
  private static final Logger LIBRARY = Logger.getLogger("org.openqa.selenium");

  private final ChromeDriver driver;

  private HeadlessBrowser(ChromeDriver driver) {
    this.driver = driver;
  }

  static Optional<Path> program() {
    return PathPrograms.find("chromium", "chromium-browser", "google-chrome");
  }

  static Optional<Path> driverProgram() {
    return PathPrograms.find("chromedriver");
  }

  static HeadlessBrowser start() {
    LIBRARY.setLevel(Level.SEVERE);
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(program().orElseThrow().toFile());
    options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars");
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(driverProgram().orElseThrow().toFile())
            .build();
    return new HeadlessBrowser(new ChromeDriver(service, options));
  }

  /** Windows are never as narrow as a telephone, so the width is the page's. */
  void open(Path page, int width, String scheme) {
    logs(LogType.BROWSER);
    logs(LogType.PERFORMANCE);
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 1600, "deviceScaleFactor", 1, "mobile", false));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    driver.get(page.toUri().toString());
  }

  List<String> logs(String type) {
    return StreamSupport.stream(driver.manage().logs().get(type).spliterator(), false)
        .map(LogEntry::getMessage)
        .toList();
  }

  Object ask(String script) {
    return driver.executeScript(script);
  }

  byte[] picture() {
    return driver.getScreenshotAs(OutputType.BYTES);
  }

  @Override
  public void close() {
    driver.quit();
  }
}
