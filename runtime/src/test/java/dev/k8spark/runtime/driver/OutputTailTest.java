package dev.k8spark.runtime.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class OutputTailTest {

  @Test
  void everythingIsPassedOnAndTheEndRemembered() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    OutputTail tail = new OutputTail(out);
    for (int line = 0; line < 10_000; line++) {
      tail.write("line %05d\n".formatted(line).getBytes(StandardCharsets.UTF_8));
    }
    tail.write('!');
    assertThat(out.size()).isEqualTo(110_001);
    assertThat(tail.text()).hasSize(1 << 16).endsWith("line 09998\nline 09999\n!");
  }

  @Test
  void oneWriteLongerThanTheMemoryKeepsItsEnd() throws IOException {
    OutputTail tail = new OutputTail(new ByteArrayOutputStream());
    tail.write(("a".repeat(100_000) + "z").getBytes(StandardCharsets.UTF_8));
    assertThat(tail.text()).hasSize(1 << 16).endsWith("az");
  }
}
