package dev.k8spark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However a file is laid out, a fix changes what it names and leaves the rest to the byte. */
final class FixesTest {

  private static final int FILES = 150;
  private static final Pattern COMMENT = Pattern.compile("(#|//) (c[0-9]+|kept).*");

  @TempDir private Path folder;

  /** A file with what is to become of it. */
  private record FixedFile(Path file, TwoTexts texts) {}

  @BeforeEach
  void writeAPolicy() throws IOException {
    Files.writeString(
        folder.resolve("k8spark-policy.conf"),
        """
        root = true
        cluster.apiServer = ports-only
        waivable {
          IMAGE_NOT_PINNED = 90d
          TIMEOUT_MISSING = 90d
          CONF_NOT_ALLOWED = 90d
          SCRATCH_UNLIMITED = 90d
        }
        """);
  }

  @Test
  void fixesHoconOfAnyLayout() throws IOException {
    fixes(".conf");
  }

  @Test
  void fixesYamlOfAnyLayout() throws IOException {
    fixes(".yaml");
  }

  private void fixes(String ending) throws IOException {
    List<FixedFile> all = new ArrayList<>();
    for (int seed = 0; seed < FILES; seed++) {
      all.add(write("job-" + seed, ending, new Random(seed)));
    }

    FixRun first = FixRun.of(folder);
    for (FixedFile one : all) {
      String text = Files.readString(one.file());
      assertThat(text).as("%s%n%s", one.file(), one.texts().wrong()).isEqualTo(one.texts().right());
      assertThat(comments(text)).isEqualTo(comments(one.texts().wrong()));
    }
    assertThat(all).extracting(one -> one.texts().slips()).contains(0, 1, 5);
    assertThat(first.code()).as(first.out()).isZero();
    assertThat(first.out()).contains(FILES + " jobs").doesNotContain("--fix", "[");
    assertThat(FixRun.of(folder)).isEqualTo(new FixRun(0, first.out(), ""));
    for (FixedFile one : all) {
      assertThat(one.file()).hasContent(one.texts().right());
    }
  }

  private FixedFile write(String name, String ending, Random random) throws IOException {
    boolean isHocon = ending.equals(".conf");
    RandomLayout layout = isHocon ? new RandomHoconLayout(random) : new RandomYamlLayout(random);
    TwoTexts texts = layout.write(new RandomJob(random, isHocon).entries(name));
    return new FixedFile(Files.writeString(folder.resolve(name + ending), texts.wrong()), texts);
  }

  private static List<String> comments(String text) {
    return text.lines()
        .flatMap(line -> COMMENT.matcher(line).results())
        .map(match -> match.group())
        .toList();
  }
}
