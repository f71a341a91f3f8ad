package dev.k8spark.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ManifestSizeTest {

  @Test
  void jsonIsCountedAsGoWritesIt() {
    assertThat(ManifestSize.json(Map.of("a", List.of(1, true, "x"))))
        .isEqualTo("{\"a\":[1,true,\"x\"]}".length());
    assertThat(ManifestSize.json("<&>")).isEqualTo(2 + 18);
    assertThat(ManifestSize.json("\"\\\n")).isEqualTo(2 + 6);
    assertThat(ManifestSize.json("ü\uD83D\uDE80\u0001")).isEqualTo(2 + 2 + 4 + 6);
  }

  @Test
  void objectIsCountedWithItsOwnAnnotations() {
    ConfigMap bare = configMap(Map.of());
    String json =
        "{\"apiVersion\":\"v1\",\"kind\":\"ConfigMap\",\"metadata\":{\"annotations\":{},\"name\":\"x\"}}\n";
    long key = "kubectl.kubernetes.io/last-applied-configuration".length();
    assertThat(ManifestSize.ofAnnotations(bare)).isEqualTo(key + json.length());
    assertThat(ManifestSize.ofAnnotations(configMap(Map.of("k", "v"))))
        .isEqualTo(key + json.length() + "\"k\":\"v\"".length() + 2);
  }

  private static ConfigMap configMap(Map<String, String> annotations) {
    return new ConfigMapBuilder()
        .withMetadata(new ObjectMetaBuilder().withName("x").withAnnotations(annotations).build())
        .build();
  }
}
