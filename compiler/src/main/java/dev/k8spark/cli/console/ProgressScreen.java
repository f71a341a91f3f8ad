package dev.k8spark.cli.console;

import java.util.function.Consumer;

/**
 * Where a person sees what a rehearsal does.
 *
 * @param text takes it as it is, its line feeds included
 * @param isLive whether a terminal shows it, so that a line can be written anew
 * @param hasColor whether it may be painted
 */
public record ProgressScreen(Consumer<String> text, boolean isLive, boolean hasColor) {

  /** Makes one that takes plain lines, without their line feeds. */
  public static ProgressScreen ofLines(Consumer<String> lines) {
    return new ProgressScreen(text -> text.lines().forEach(lines), false, false);
  }
}
