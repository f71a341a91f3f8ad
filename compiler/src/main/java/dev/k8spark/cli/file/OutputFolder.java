package dev.k8spark.cli.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A folder into which files are written all or none: each is written whole beside its place first,
 * and only when that worked for all of them they take their places.
 */
public record OutputFolder(Path folder) {

  /** Writes texts by file name; the exception names the file that cannot be written. */
  public void write(Map<String, String> texts) throws IOException {
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw new IOException("it is a file, and must be a folder");
    }
    Files.createDirectories(folder);
    List<StagedFile> staged = new ArrayList<>();
    try {
      for (Map.Entry<String, String> text : texts.entrySet()) {
        staged.add(stage(folder.resolve(text.getKey()), text.getValue()));
      }
      for (StagedFile file : staged) {
        file.commit();
      }
    } finally {
      for (StagedFile file : staged) {
        file.close();
      }
    }
  }

  private static StagedFile stage(Path file, String text) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("`" + file + "` is a directory");
    }
    return StagedFile.stage(file, text);
  }
}
