package dev.k8spark.runtime.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConnectorTest {

  @Test
  void everyConnectorIsFoundByItsWordAndNothingElseIs() {
    for (Connector connector : Connector.values()) {
      assertEquals(Optional.of(connector), Connector.parse(connector.word()));
    }
    assertEquals(Optional.empty(), Connector.parse("S3A"));
    assertEquals(Optional.empty(), Connector.parse(""));
  }

  @Test
  void wordsStandInAlphabeticalOrder() {
    List<String> words = Arrays.stream(Connector.values()).map(Connector::word).toList();
    assertEquals(words.stream().sorted().toList(), words);
  }

  @Test
  void aListIsReadAsItWasWritten() {
    String list =
        Connector.join(List.of(Connector.S3A, Connector.ICEBERG, Connector.KAFKA, Connector.S3A));
    assertEquals("iceberg,kafka,s3a", list);
    assertEquals(Set.of("iceberg", "kafka", "s3a"), Connector.split(list));
    assertEquals(Set.of(), Connector.split(""));
  }
}
