package dev.k8spark.cli.file;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A file that a command writes, whatever is there: a regular file gets its text at once or not at
 * all, with the mode and owner of the old one; devices, pipes and links are written through.
 */
public record OutputFile(Path file) {

  /**
   * Writes the text, in UTF-8.
   *
   * @throws IOException if it is a folder or cannot be written; the old text stays then
   */
  public void write(String text) throws IOException {
    try (StagedFile staged = StagedFile.stage(file, text)) {
      staged.commit();
    }
  }
}
