package dev.k8spark.rehearsal.localimage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class CacheFolderTest {

  @Test
  void itLiesWhereEachSystemKeepsCaches() {
    assertThat(CacheFolder.locate(Map.of("HOME", "/home/me"), "Linux"))
        .hasToString("/home/me/.cache/k8spark");
    assertThat(CacheFolder.locate(Map.of("HOME", "/Users/me"), "Mac OS X"))
        .hasToString("/Users/me/Library/Caches/k8spark");
  }

  @Test
  void theUsersChoiceWinsUnlessItDependsOnTheWorkingDirectory() {
    assertThat(CacheFolder.locate(Map.of("HOME", "/h", "XDG_CACHE_HOME", "/big"), "Mac OS X"))
        .hasToString("/big/k8spark");
    assertThat(CacheFolder.locate(Map.of("HOME", "/h", "XDG_CACHE_HOME", "here"), "Linux"))
        .hasToString("/h/.cache/k8spark");
  }
}
