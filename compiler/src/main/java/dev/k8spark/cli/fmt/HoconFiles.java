package dev.k8spark.cli.fmt;

import dev.k8spark.Compiler;
import dev.k8spark.cli.file.SourceDiscovery;
import dev.k8spark.policy.Policy;
import dev.k8spark.source.Document;
import dev.k8spark.source.Notation;
import dev.k8spark.source.SourceFile;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The files that are formatted: jobs and policies in HOCON, and the layers that these extend. */
record HoconFiles(Compiler compiler) {

  /** Selects the files, each once: a layer only where the walk has met it. */
  List<SourceFile> select(SourceDiscovery discovery) {
    boolean mayHaveLayers = discovery.passedOver() > 0;
    return Stream.concat(
            discovery.sources().stream(),
            mayHaveLayers ? findLayers(discovery).stream() : Stream.empty())
        .filter(file -> Notation.of(file) == Notation.HOCON)
        .toList();
  }

  /** Returns the files that the walk passed over and a job extends. */
  private Collection<SourceFile> findLayers(SourceDiscovery discovery) {
    Map<Path, SourceFile> layers = new LinkedHashMap<>();
    discovery.sources().stream()
        .filter(source -> !Policy.isPolicy(source))
        .flatMap(this::findFiles)
        .forEach(file -> file.realPath().ifPresent(path -> layers.put(path, file)));
    layers.keySet().retainAll(discovery.met());
    discovery.sources().forEach(file -> file.realPath().ifPresent(layers::remove));
    return layers.values();
  }

  /** Returns the files that a job is made of. */
  private Stream<SourceFile> findFiles(SourceFile job) {
    @Nullable Document document = compiler.read(job).value();
    return document == null ? Stream.empty() : compiler.outline(document).files().stream();
  }
}
