package dev.k8spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.impl.HoconSyntax;
import dev.k8spark.Samples.Run;
import dev.k8spark.emit.JobManifests;
import dev.k8spark.format.HoconFormat;
import dev.k8spark.job.CompileOptions;
import dev.k8spark.lower.Bundle;
import dev.k8spark.source.SourceFile;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A sample that somebody spoiled becomes the same manifests again, before and after formatting. */
final class FormattedSamplesTest {

  @ParameterizedTest
  @MethodSource("samples")
  void formattingChangesNoManifest(Run run) {
    SourceFile sample = Samples.open(run.file());
    SourceFile spoiled = replaceText(sample, spoiled(sample.text()));
    SourceFile formatted = replaceText(sample, formatted(spoiled));

    assertThat(spoiled.text()).isNotEqualTo(formatted.text());
    assertThat(yaml(run, spoiled)).isEqualTo(yaml(run, sample));
    assertThat(yaml(run, formatted)).isEqualTo(yaml(run, sample));
  }

  static List<Run> samples() {
    return Samples.valid();
  }

  /**
   * The same with line ends of Windows, colons, tabs, empty lines and blanks in all wrong places.
   */
  private static String spoiled(String text) {
    return HoconSyntax.of(text).tokens().stream()
        .map(
            piece ->
                switch (piece.kind()) {
                  case NEWLINE -> "\t\r\n\r\n \r\n   ";
                  case SEPARATOR -> " :  ";
                  case COMMA -> "  ,\t";
                  case OPEN_OBJECT, OPEN_ARRAY -> " \t" + piece.text() + "   ";
                  default -> text.substring(piece.start(), piece.end());
                })
        .collect(Collectors.joining());
  }

  private static String formatted(SourceFile source) {
    return Objects.requireNonNull(HoconFormat.format(source).value());
  }

  private static SourceFile replaceText(SourceFile file, String text) {
    return new SourceFile(file.name(), file.path(), text);
  }

  private static String yaml(Run run, SourceFile source) {
    CompileOptions choices = new CompileOptions(run.environment(), run.params(), null);
    Bundle bundle = new Compiler(null).compile(source, choices).map(JobManifests::bundle).value();
    return Samples.yaml(Objects.requireNonNull(bundle, source::text));
  }
}
