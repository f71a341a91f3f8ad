package dev.k8spark.lower;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PropertiesTextTest {

  @Test
  void propertiesAreReadBackAsTheyWere() throws IOException {
    Map<String, String> conf =
        Map.of(
            "spark.plain", "400",
            "spark.leading", "  two blanks",
            "spark.lines", "a\nb\r\n\tc\\n",
            "spark.signs", "#a=b:c!d",
            "spark.empty", "",
            "spark.umlaut", "Zürich \uD83D\uDE80",
            "#odd =:! key", "x");
    Properties read = new Properties();
    read.load(new StringReader(PropertiesText.render(new TreeMap<>(conf))));
    assertThat(read).isEqualTo(conf);
  }
}
