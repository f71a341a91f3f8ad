package dev.k8spark.fuzzing;

import dev.k8spark.policy.Policy;
import dev.k8spark.source.Notation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Writes the samples as inputs of {@link TextFuzzer}. */
public final class SeedCorpus {

  private static final int MAX_BYTES = 8192;

  private SeedCorpus() {}

  /** Takes the folder of the samples, and the one to write to. */
  public static void main(String[] arguments) throws IOException {
    Path target = Files.createDirectories(Path.of(arguments[1]));
    try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
      List<Path> samples =
          files.filter(file -> Files.isRegularFile(file) && Notation.isKnown(file)).toList();
      for (int i = 0; i < samples.size(); i++) {
        byte[] text = Files.readAllBytes(samples.get(i));
        if (text.length < MAX_BYTES) {
          write(target.resolve("sample-" + i), kindOf(samples.get(i)), text);
        }
      }
    }
  }

  private static void write(Path file, char kind, byte[] text) throws IOException {
    ByteArrayOutputStream input = new ByteArrayOutputStream();
    input.write(kind);
    input.writeBytes(text);
    Files.write(file, input.toByteArray());
  }

  private static char kindOf(Path sample) {
    return switch (Notation.named(sample.toString()).orElse(Notation.HOCON)) {
      case HOCON -> Policy.isPolicyName(sample.toString()) ? 'p' : 'c';
      case YAML -> 'y';
      case JSON -> 'j';
    };
  }
}
