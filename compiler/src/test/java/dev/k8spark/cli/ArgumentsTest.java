package dev.k8spark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An argument that says nothing, as a variable that is not set makes it, is refused. */
final class ArgumentsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "compile|samples/pi-python.conf|--run-id|",
        "compile|samples/pi-python.conf|-e|",
        "compile|samples/pi-python.conf|-o|",
        "compile|samples/pi-python.conf|--policy|",
        "compile|samples/pi-python.conf|-P|",
        "compile|",
        "compile|samples/policy/k8spark-policy.conf|-n|",
        "check|",
        "check|samples/pi-python.conf|--as-of|",
        "check|samples/pi-python.conf|--as-of=",
        "check|samples/pi-python.conf|--policy=",
        "check|samples/pi-python.conf|--baseline|",
        "check|samples/pi-python.conf|--changed-since|",
        "check|samples/pi-python.conf|--report|",
        "check|samples/pi-python.conf|--exclude|",
        "check|-|--stdin-filename|",
        "fmt|",
        "run|samples/pi-python.conf|--map|",
        "policy|test|",
        "run|",
        "explain|",
      })
  void anEmptyOneIsRefused(String arguments) {
    CommandRun run = CommandRun.of(List.of(arguments.split("[|]", -1)));

    assertThat(run.code()).as(run.out() + run.err()).isEqualTo(2);
    assertThat(run.err()).containsAnyOf("it is empty", "argument at index 2: ''");
  }

  @Test
  void aParameterMayBeEmptyOnPurpose() {
    CommandRun run =
        CommandRun.of(List.of("compile", "samples/environments.conf", "-e", "prod", "-P", "day="));

    assertThat(run.code()).isEqualTo(1);
    assertThat(run.err()).contains("error[WRONG_PARAM]: `` is not what parameter `day` may be");
  }

  @Test
  void oneFileByTwoNamesIsNotTwoJobs() {
    CommandRun run =
        CommandRun.of(
            List.of(
                "compile", "-o", "out", "samples/pi-jvm.conf", "samples/../samples/pi-jvm.conf"));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .startsWith(
            "error: `samples/pi-jvm.conf` and `samples/samples/pi-jvm.conf` are one file\n");
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    CommandRun run = CommandRun.of(List.of("check", "samples/caf\uFFFD.conf"));

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).isEqualTo("error: an argument is not UTF-8 text\n");
  }
}
