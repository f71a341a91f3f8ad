package dev.k8spark.cli.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is there decides how a text is written; nothing is lost and nothing is left beside. */
class OutputFileTest {

  private static final String OLD = "the old text, which is longer than the new one\n";
  private static final String NEW = "the new text\n";

  @TempDir private Path folder;

  @Test
  void aNewFileHasTheTextAndNothingIsLeftBeside() throws Exception {
    Path file = folder.resolve("report.json");
    write(file);
    assertEquals(NEW, Files.readString(file));
    assertEquals(List.of("report.json"), names());
  }

  @Test
  void aReplacedFileKeepsItsMode() throws Exception {
    Path file = old("report.json");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    Object inode = Files.getAttribute(file, "unix:ino");
    write(file);
    assertEquals(NEW, Files.readString(file));
    assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertFalse(inode.equals(Files.getAttribute(file, "unix:ino")), "it was replaced, not cut");
    assertEquals(List.of("report.json"), names());
  }

  @Test
  void aReplacedFileKeepsItsOwner() throws Exception {
    Path file = old("report.json");
    try {
      Files.setAttribute(file, "unix:uid", 12345);
    } catch (IOException e) {
      Assumptions.abort("only root may give a file away");
    }
    write(file);
    assertEquals(NEW, Files.readString(file));
    assertEquals(12345, Files.getAttribute(file, "unix:uid"));
  }

  @Test
  void hardLinksStayOneFile() throws Exception {
    Path file = old("report.json");
    Path other = Files.createLink(folder.resolve("second-name.json"), file);
    write(file);
    assertEquals(NEW, Files.readString(other));
    assertEquals(List.of("report.json", "second-name.json"), names());
  }

  @Test
  void aLinkStaysALink() throws Exception {
    Path file = old("real.json");
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), Path.of("real.json"));
    write(link);
    assertTrue(Files.isSymbolicLink(link));
    assertEquals(NEW, Files.readString(file));
  }

  @Test
  void aLinkToNothingGetsItsFile() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), Path.of("real.json"));
    write(link);
    assertTrue(Files.isSymbolicLink(link));
    assertEquals(NEW, Files.readString(folder.resolve("real.json")));
  }

  @Test
  void aLinkToADeviceIsWrittenThrough() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("sink"), Path.of("/dev/null"));
    write(link);
    assertTrue(Files.isSymbolicLink(link));
    Path device = Path.of("/dev/null");
    assertFalse(Files.isRegularFile(device, LinkOption.NOFOLLOW_LINKS));
    write(device);
    assertFalse(Files.isRegularFile(device, LinkOption.NOFOLLOW_LINKS));
  }

  @Test
  void aPipeIsWrittenThrough() throws Exception {
    Path pipe = folder.resolve("pipe");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    CompletableFuture<String> reader =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return Files.readString(pipe);
              } catch (IOException e) {
                throw new IllegalStateException(e);
              }
            });
    write(pipe);
    assertEquals(NEW, reader.get(30, TimeUnit.SECONDS));
    assertFalse(Files.isRegularFile(pipe));
  }

  /** A shell's {@code > FILE} and {@code --report json=/dev/stdout} together. */
  @Test
  void whatAProcessHasOpenIsAppendedTo() throws Exception {
    Path file = old("out.txt");
    try (var open = Files.newOutputStream(file)) {
      open.write("first\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
        Path descriptor = all.filter(fd -> pointsTo(fd, file)).findFirst().orElseThrow();
        write(descriptor);
      }
    }
    assertEquals("first\n" + NEW, Files.readString(file));
  }

  @Test
  void aFolderIsRefused() {
    IOException refused = assertThrows(IOException.class, () -> write(folder));
    assertEquals("it is a directory", refused.getMessage());
  }

  @Test
  void aFileThatMayNotBeWrittenStays() throws Exception {
    Path file = old("report.json");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
    Assumptions.assumeFalse(Files.isWritable(file), "root may write every file");
    assertThrows(AccessDeniedException.class, () -> write(file));
    assertEquals(OLD, Files.readString(file));
  }

  @Test
  void ofAFolderAllOrNoneAreWritten() throws Exception {
    Files.createDirectory(folder.resolve("b.yaml"));
    old("a.yaml");
    IOException refused =
        assertThrows(
            IOException.class,
            () -> new OutputFolder(folder).write(Map.of("a.yaml", NEW, "b.yaml", NEW)));
    String message = Objects.requireNonNull(refused.getMessage());
    assertTrue(message.endsWith("b.yaml` is a directory"), message);
    assertEquals(OLD, Files.readString(folder.resolve("a.yaml")));
    assertEquals(List.of("a.yaml", "b.yaml"), names());
  }

  @Test
  void aFileIsNoFolder() throws Exception {
    Path file = old("out");
    IOException refused =
        assertThrows(IOException.class, () -> new OutputFolder(file).write(Map.of("a", NEW)));
    assertEquals("it is a file, and must be a folder", refused.getMessage());
    assertEquals(OLD, Files.readString(file));
  }

  private static void write(Path file) throws IOException {
    new OutputFile(file).write(NEW);
  }

  private Path old(String name) throws IOException {
    return Files.writeString(folder.resolve(name), OLD);
  }

  private static boolean pointsTo(Path descriptor, Path file) {
    try {
      return Files.isSameFile(descriptor, file);
    } catch (IOException e) {
      return false;
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
