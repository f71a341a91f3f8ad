package dev.k8spark.fuzzing;

import dev.k8spark.source.SourceFile;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What Jazzer calls with bytes that it makes: the first says what the rest is, {@code y} YAML,
 * {@code j} JSON, {@code p} a policy in HOCON, anything else a job in HOCON. Whatever is thrown is
 * a bug.
 */
public final class TextFuzzer {

  /** Compilers keep what they have read, so that they are made anew from time to time. */
  private static final int INPUTS_OF_A_COMPILER = 500;

  private static final AtomicInteger INPUTS = new AtomicInteger();
  private static final AtomicReference<PipelineCheck> PIPELINE =
      new AtomicReference<>(new PipelineCheck());

  private TextFuzzer() {}

  /** Compiles the text, and compares its tree with that of another parser. */
  public static void fuzzerTestOneInput(byte[] input) {
    if (input.length == 0) {
      return;
    }
    if (INPUTS.incrementAndGet() % INPUTS_OF_A_COMPILER == 0) {
      PIPELINE.set(new PipelineCheck());
    }
    byte[] rest = Arrays.copyOfRange(input, 1, input.length);
    switch (input[0]) {
      case 'y' -> read("job.yaml", rest, TextFuzzer::checkYaml);
      case 'j' -> read("job.json", rest, PIPELINE.get()::checkJob);
      case 'p' -> read("k8spark-policy.conf", rest, TextFuzzer::checkPolicy);
      default -> read("job.conf", rest, TextFuzzer::checkHocon);
    }
  }

  private interface Check {
    void run(SourceFile source);
  }

  /** Bytes that are no text are refused before anything else looks at them. */
  private static void read(String name, byte[] bytes, Check check) {
    SourceFile source;
    try {
      source = SourceFile.decode(bytes, null, name);
    } catch (CharacterCodingException _) {
      return;
    }
    check.run(source);
  }

  private static void checkHocon(SourceFile source) {
    PlainTree.compare(source, OtherParsers::parseHocon);
    PIPELINE.get().checkJob(source);
  }

  private static void checkYaml(SourceFile source) {
    PlainTree.compare(source, OtherParsers::parseYaml);
    PIPELINE.get().checkJob(source);
  }

  private static void checkPolicy(SourceFile source) {
    PlainTree.compare(source, OtherParsers::parseHocon);
    PIPELINE.get().checkPolicy(source);
  }
}
