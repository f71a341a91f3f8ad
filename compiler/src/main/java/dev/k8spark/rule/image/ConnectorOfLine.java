package dev.k8spark.rule.image;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.image.ConnectorTable;
import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.data.DataPlan;
import dev.k8spark.lower.data.DataPlanner;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import dev.k8spark.runtime.contract.Connector;
import dev.k8spark.source.Span;
import java.util.SortedMap;
import java.util.stream.Stream;

/** The libraries that a job's data needs exist for its line of Spark. */
public final class ConnectorOfLine extends Rule {

  public ConnectorOfLine() {
    super(
        Code.CONNECTOR_UNSUPPORTED,
        RuleCategory.IMAGE,
        "The libraries that a job's data needs exist for its line of Spark.");
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    ResolvedJob job = context.job();
    SortedMap<String, DataPlan> plans = DataPlanner.plan(job);
    if (plans.values().stream().allMatch(plan -> plan.connectors().isEmpty())) {
      return Stream.empty();
    }
    ConnectorTable table = ConnectorTable.of(job.job().sparkVersion());
    return plans.entrySet().stream()
        .flatMap(
            entry ->
                entry.getValue().connectors().stream()
                    .flatMap(
                        connector ->
                            table.findObstacle(connector).stream()
                                .map(reason -> report(job, entry.getKey(), connector, reason))));
  }

  private Diagnostic report(ResolvedJob job, String name, Connector connector, String reason) {
    Span span = ConnectorPlace.find(job, name, connector);
    return report(
            span,
            "Spark %s has no `%s`: %s"
                .formatted(job.job().sparkVersion(), connector.word(), reason))
        .withOther(job.spanOf("sparkVersion"), "the line")
        .withHelp("take an earlier line of Spark, or another format");
  }
}
