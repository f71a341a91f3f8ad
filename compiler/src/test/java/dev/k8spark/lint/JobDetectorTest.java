package dev.k8spark.lint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.k8spark.Compiler;
import dev.k8spark.source.SourceFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JobDetectorTest {

  private final JobDetector detector = new JobDetector(new Compiler(null));

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '~',
      value = {
        "a.conf => sparkVersion = 4.3",
        "a.conf => main.python = \"local:///a.py\"",
        "a.conf => name = a, main { jar = \"local:///a.jar\" }, sparkVerson = 4.3",
        "a.yaml => sparkVersion: 4.3",
        "a.json => {\"main\": {\"class\": \"A\"}}",
        "a.yaml => {name: daily, extends: [team.conf]}",
        "a.conf => sparkVersion = 4.3, image = registry:5000/a",
        "a.json => { \"sparkVersion\": 4.3, ]",
      })
  void areInJobs(String name, String text) {
    assertThat(detector.isJob(new SourceFile(name, null, text))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '~',
      value = {
        "pod.yaml => {apiVersion: v1, kind: Pod, main: {python: a}}",
        "spark.yaml => {apiVersion: a/v1, kind: SparkApplication, spec: {sparkVersion: 4.3}}",
        "package.json => {\"name\": \"a\", \"main\": \"index.js\"}",
        "tsconfig.json => {\"extends\": \"./a.json\"}",
        "compose.yaml => {services: {a: {image: b, extends: c}}}",
        "layer.conf => labels.team = orders",
        "values.yaml => {image: a, name: b}",
        "list.json => [{\"sparkVersion\": 4.3}]",
        "broken.yaml => apiVersion: v1 : {{ .Values.sparkVersion }}",
        "application.conf => main = a.b.C, akka.loglevel = INFO",
        "empty.conf =>  ",
      })
  void areInNothingElse(String name, String text) {
    assertThat(detector.isJob(new SourceFile(name, null, text == null ? "" : text))).isFalse();
  }
}
