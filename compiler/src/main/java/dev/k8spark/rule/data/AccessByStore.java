package dev.k8spark.rule.data;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.job.DataAccess;
import dev.k8spark.job.DataAddress;
import dev.k8spark.job.DataUse;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells of data that is declared to be read, and that only the store keeps from being written. */
public final class AccessByStore extends Rule {

  public AccessByStore() {
    super(
        Code.ACCESS_BY_STORE,
        RuleCategory.DATA,
        "Data that is only read cannot be written by the job.");
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    ResolvedJob job = context.job();
    List<String> names =
        job.job().data().entrySet().stream()
            .filter(AccessByStore::isLeftToStore)
            .map(Map.Entry::getKey)
            .toList();
    return names.isEmpty()
        ? Stream.empty()
        : Stream.of(
            report(
                    job.usersPlaceOf("data", names.getFirst()),
                    "the store alone keeps the job from writing %s"
                        .formatted(
                            names.stream()
                                .map("`%s`"::formatted)
                                .collect(Collectors.joining(" and "))))
                .withHelp(
                    "give it a `secret` whose login may only read; k8spark enforces"
                        + " `access = read` for volumes and for databases that know such sessions"));
  }

  private static boolean isLeftToStore(Map.Entry<String, DataUse> entry) {
    DataUse use = entry.getValue();
    return use.access() == DataAccess.READ
        && use.address().filter(AccessByStore::isLeftToStore).isPresent();
  }

  private static boolean isLeftToStore(DataAddress address) {
    return switch (address.kind()) {
      case CLAIM, HTTP -> false;
      case JDBC -> address.database() != null && address.database().readOnly().isEmpty();
      case S3A, GS, ABFSS, HDFS, KAFKA -> true;
    };
  }
}
