package dev.k8spark.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.k8spark.cli.run.DataTargets;
import dev.k8spark.rehearsal.localimage.MissingPrerequisite;
import dev.k8spark.runtime.contract.PodContract;
import dev.k8spark.runtime.contract.Sha256;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DataMappingTest {

  private static final Map<String, String> SHOP = Map.of("shop", "jdbc:postgresql://localhost/t");

  @TempDir private Path folder;

  @Test
  void whatIsNotMappedIsNamedBeforeAnythingStarts() throws Exception {
    assertRefused(
        "orders.conf",
        DataTargets.NONE,
        """
        a rehearsal touches no data that is not mapped
          mart: s3a://orders-mart/warehouse (write)
          raw: s3a://orders-raw/ (read)
          shop: jdbc:postgresql://shop-db.shop:5432/orders (read)\
        """,
        "add --data mart=DIR --data raw=DIR --data shop=jdbc:postgresql:…");
    assertRefused(
        "stores.conf",
        targets(List.of("azure", "files", "google", "rates", "countries"), Map.of()),
        "a rehearsal touches no data that is not mapped\n"
            + "  events: kafka://broker.kafka:9092 (read)",
        "add --data events=kafka://HOST:PORT");
  }

  @Test
  void aNameThatNothingHasIsRefused() throws Exception {
    assertRefused(
        "orders.conf",
        targets(List.of("row"), Map.of()),
        "`--data row`: the job has no such data, and its pods have no such volume",
        "data: `mart`, `raw`, `shop`; volumes: `k8spark-certificates-0`, `spark-local-dir-1`,"
            + " `tmp`, `work-dir`");
    assertRefused(
        "orders.conf",
        targets(List.of(), Map.of("tmp", "jdbc:postgresql://localhost/t")),
        "`--data tmp`: the job has no such data, and its pods have no such volume",
        "data: `mart`, `raw`, `shop`; volumes: `k8spark-certificates-0`, `spark-local-dir-1`,"
            + " `tmp`, `work-dir`");
  }

  @Test
  void aTargetIsOfTheKindOfTheData() throws Exception {
    assertRefused(
        "orders.conf",
        targets(List.of("shop"), Map.of()),
        "`--data shop`: a folder cannot stand for jdbc:postgresql://shop-db.shop:5432/orders",
        "give `--data shop=jdbc:postgresql:…`");
    assertRefused(
        "orders.conf",
        targets(List.of(), Map.of("raw", "s3a://for-tests/")),
        "`--data raw`: files are mapped to folders of this machine",
        "it stands for s3a://orders-raw/: `--data raw=DIR`");
    assertRefused(
        "orders.conf",
        targets(List.of(), Map.of("shop", "jdbc:mysql://localhost/t")),
        "`--data shop`: the address is of another kind than"
            + " jdbc:postgresql://shop-db.shop:5432/orders",
        "give `--data shop=jdbc:postgresql:…`");
    Path file = Files.writeString(folder.resolve("file"), "");
    assertRefused(
        "orders.conf",
        new DataTargets(new TreeMap<>(Map.of("tmp", file)), new TreeMap<>()),
        "`--data tmp`: `" + file + "` is no folder",
        "a volume is one");
  }

  @Test
  void aLoginIsNoPartOfAnAddress() throws Exception {
    for (String address :
        List.of(
            "jdbc:postgresql://localhost/t?user=me&password=hunter2",
            "jdbc:postgresql://me:hunter2@localhost/t")) {
      assertRefused(
          "orders.conf",
          targets(List.of(), Map.of("shop", address)),
          "`--data shop`: there is a login in the address, which would be shown",
          "give it by `--secret` or `--secrets-file`");
    }
  }

  @Test
  void onePlaceHasOneFolder() throws Exception {
    String job =
        SampleManifests.edited(
            "orders.conf",
            text ->
                text.replace("s3a://orders-raw/", "s3a://orders-mart/warehouse/")
                    .replace("raw-store", "mart-store"));

    assertThatThrownBy(
            () ->
                DataMapping.create(
                    CompiledJob.parse(job),
                    new DataTargets(
                        new TreeMap<>(Map.of("raw", folder, "mart", folder.resolve("other"))),
                        new TreeMap<>(SHOP))))
        .hasMessage(
            "`mart` and `raw` are one place, s3a://orders-mart/warehouse/, but have two folders");
  }

  @Test
  void loginsOfMappedFilesAreNotAskedForAndThoseOfDatabasesAre() throws Exception {
    MappedManifests mapped = map("orders.conf", targets(List.of("mart", "raw"), SHOP));

    assertThat(RequiredSecret.of(mapped.job()))
        .extracting(use -> use.secret() + "." + use.key())
        .containsExactly("shop-db.password", "shop-db.username");
    assertThat(mapped.job().conf().keySet())
        .noneMatch(key -> key.matches("k8spark[.]secret[.].*_[0-3]"));
    assertThat(variables(mapped)).containsEntry(PodContract.CONNECTORS, "iceberg,postgresql");
  }

  @Test
  void filesOfLoginsAndOfTheClustersStoresAreLeftOut() throws Exception {
    List<String> names = List.of("azure", "countries", "files", "google", "rates");
    MappedManifests mapped =
        map("stores.conf", targets(names, Map.of("events", "kafka://localhost:9192")));

    for (PodSpec pod :
        List.of(
            mapped.job().job().getSpec().getTemplate().getSpec(),
            mapped.job().executor().getSpec())) {
      assertThat(pod.getVolumes())
          .extracting(Volume::getName)
          .filteredOn(name -> name.startsWith("k8spark-") && !name.equals("k8spark-files"))
          .containsExactly("k8spark-data-events");
    }
    assertThat(mapped.job().driver().getArgs())
        .containsSequence("--brokers", "localhost:9192")
        .containsSequence("--countries", "file:///mnt/data/countries/countries");
    assertThat(mapped.mapping().places())
        .containsEntry("/mnt/data/countries/countries", folder)
        .containsEntry("/mnt/data/google", folder);
    assertThat(mapped.differences())
        .contains(
            "data `events`: kafka://broker.kafka:9092 → kafka://localhost:9192",
            "data `countries`: pvc://reference-data/countries → %s, which is not protected from writes here"
                .formatted(folder),
            "what is in volume `k8spark-hadoop` of the cluster is not here:"
                + " `--data k8spark-hadoop=FOLDER` gives it");
  }

  @Test
  void theChangedManifestsAreWhole() throws Exception {
    MappedManifests mapped = map("orders.conf", targets(List.of("mart", "raw"), SHOP));
    CompiledJob job = mapped.job();

    Map<String, String> annotations =
        job.job().getSpec().getTemplate().getMetadata().getAnnotations();
    assertThat(variables(mapped))
        .containsEntry(
            PodContract.CONF_SHA256,
            Sha256.hash(Objects.requireNonNull(annotations.get(PodContract.CONF_ANNOTATION))))
        .containsEntry(
            PodContract.TEMPLATE_SHA256,
            Sha256.hash(Objects.requireNonNull(annotations.get(PodContract.TEMPLATE_ANNOTATION))));
    assertThat(job.objects()).contains(job.job());
    assertThat(job.conf())
        .containsEntry("spark.sql.catalog.shop.url", "jdbc:postgresql://localhost/t")
        .containsEntry(
            "spark.hadoop.k8spark.mapped.mart", "write s3a://orders-mart/warehouse /mnt/data/mart");
  }

  @Test
  void anAddressThatOnlyBeginsLikeTheMappedOneStays() throws Exception {
    MappedManifests mapped = map("orders.conf", targets(List.of("mart", "raw"), SHOP));

    assertThat(mapped.conf().replace("a=jdbc:postgresql://shop-db.shop:5432/orders;b"))
        .isEqualTo("a=jdbc:postgresql://localhost/t;b");
    assertThat(mapped.conf().replace("jdbc:postgresql://shop-db.shop:5432/orders_old"))
        .isEqualTo("jdbc:postgresql://shop-db.shop:5432/orders_old");
  }

  @Test
  void aJobWithoutDataIsRunAsItIs() throws Exception {
    CompiledJob compiled = CompiledJob.parse(SampleManifests.sample("pi-python.conf"));

    assertThat(MappedManifests.of(compiled, DataMapping.create(compiled, DataTargets.NONE)).job())
        .isSameAs(compiled);
  }

  private static SortedMap<String, String> variables(MappedManifests mapped) {
    SortedMap<String, String> variables = new TreeMap<>();
    for (EnvVar variable : mapped.job().driver().getEnv()) {
      if (variable.getValue() != null) {
        variables.put(variable.getName(), variable.getValue());
      }
    }
    return variables;
  }

  private DataTargets targets(List<String> folders, Map<String, String> uris) {
    SortedMap<String, Path> paths = new TreeMap<>();
    folders.forEach(name -> paths.put(name, folder));
    return new DataTargets(paths, new TreeMap<>(uris));
  }

  private static MappedManifests map(String sample, DataTargets targets) throws Exception {
    CompiledJob compiled = CompiledJob.parse(SampleManifests.withPolicy(sample));
    return MappedManifests.of(compiled, DataMapping.create(compiled, targets));
  }

  private static void assertRefused(String sample, DataTargets targets, String message, String help)
      throws Exception {
    CompiledJob compiled = CompiledJob.parse(SampleManifests.withPolicy(sample));
    assertThatThrownBy(() -> DataMapping.create(compiled, targets))
        .isInstanceOf(MissingPrerequisite.class)
        .hasMessage(message)
        .extracting(thrown -> ((MissingPrerequisite) thrown).help())
        .isEqualTo(help);
  }
}
