package dev.k8spark.rehearsal;

import dev.k8spark.rehearsal.localimage.ImageRequirements;
import dev.k8spark.rehearsal.localimage.LocalImage;
import dev.k8spark.rehearsal.localimage.LocalImageProvider;
import dev.k8spark.runtime.contract.PodContract;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** A Spark as rehearsals of the samples find or install it, with the Java that it runs on. */
record InstalledSpark(LocalImage image) {

  /** Prepares that of a line. */
  static InstalledSpark find(String line) throws Exception {
    ImageRequirements requirements =
        new ImageRequirements(
            line,
            Optional.of(PodContract.SPARK_HOME + "/examples.jar"),
            false,
            RealSpark.SAMPLES,
            new TreeSet<>(),
            new TreeMap<>());
    return new InstalledSpark(
        new LocalImageProvider(RealSpark.cache(), System.getenv(), _ -> {}).prepare(requirements));
  }

  Path jars() {
    Path home = image.places().local().get(PodContract.SPARK_HOME);
    return Objects.requireNonNull(home, "Spark's home").resolve("jars");
  }

  String java() {
    return image.environment().get("JAVA_HOME") + "/bin/java";
  }
}
