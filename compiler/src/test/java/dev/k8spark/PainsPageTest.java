package dev.k8spark;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.lower.Lowering;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/pains.md} names codes and steps that exist, and none is left without an answer. */
class PainsPageTest {

  private static final Pattern ROW = Pattern.compile("(?m)^\\| (\\d+) \\| (.+) \\| (.+) \\|$");
  private static final Pattern CODE = Pattern.compile("`([A-Z]+(?:_[A-Z]+)+)`");
  private static final Pattern STEP = Pattern.compile("step `([A-Za-z]+)`");

  /** Those that can be found without a cluster, of keys that the language has. */
  private static final Set<Integer> FOUND_BY_CODE =
      Set.of(
          1, 3, 4, 5, 6, 7, 9, 11, 12, 13, 14, 15, 17, 22, 23, 24, 26, 27, 28, 29, 30, 32, 37, 38,
          40, 44, 45, 47, 48, 50, 55, 57, 61, 62, 64, 66, 67, 71, 72, 77, 81, 83);

  private static final Set<String> STEPS =
      Lowering.STEPS.stream()
          .map(step -> step.getClass().getSimpleName())
          .collect(Collectors.toSet());

  private final List<MatchResult> rows;

  PainsPageTest() throws IOException {
    this.rows =
        ROW.matcher(Files.readString(Samples.ROOT.resolve("docs/pains.md"))).results().toList();
  }

  @Test
  void everyPainHasOneRow() {
    assertThat(rows.stream().map(row -> Integer.valueOf(row.group(1))))
        .containsExactlyElementsOf(IntStream.rangeClosed(1, 87).boxed().toList());
  }

  @Test
  void everyCodeNamedExists() {
    Set<String> codes = Stream.of(Code.values()).map(Code::name).collect(Collectors.toSet());
    assertThat(codes).containsAll(named(CODE));
  }

  @Test
  void everyStepNamedExists() {
    assertThat(STEPS).containsAll(named(STEP));
  }

  @Test
  void whatCanBeFoundIsFoundByACode() {
    Set<Integer> answered =
        rows.stream()
            .filter(row -> CODE.matcher(row.group(3)).find())
            .map(row -> Integer.valueOf(row.group(1)))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(answered).containsAll(FOUND_BY_CODE);
  }

  private Set<String> named(Pattern pattern) {
    return rows.stream()
        .flatMap(row -> pattern.matcher(row.group(3)).results())
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
