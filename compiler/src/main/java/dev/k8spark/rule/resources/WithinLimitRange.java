package dev.k8spark.rule.resources;

import dev.k8spark.diagnostic.Code;
import dev.k8spark.diagnostic.Diagnostic;
import dev.k8spark.policy.EffectiveBound;
import dev.k8spark.policy.PolicyFile;
import dev.k8spark.rule.LimitRangeBounds;
import dev.k8spark.rule.Rule;
import dev.k8spark.rule.RuleCategory;
import dev.k8spark.rule.RuleContext;
import io.fabric8.kubernetes.api.model.Quantity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Each container wants what the namespace's LimitRange lets one have, with what it gives to those
 * that say nothing: Kubernetes refuses other pods, executors one by one while the driver runs.
 */
public final class WithinLimitRange extends Rule {

  /** Which way a bound is passed. */
  private enum Side {
    MOST("lets one have at most", "lower "),
    LEAST("wants one to have at least", "raise ");

    private final String demand;
    private final String help;

    Side(String demand, String help) {
      this.demand = demand;
      this.help = help;
    }

    private Optional<String> describePassed(
        String verb, @Nullable Quantity amount, EffectiveBound bound) {
      if (amount == null) {
        return Optional.empty();
      }
      int more = compare(amount, new Quantity(bound.text()));
      return (this == MOST ? more > 0 : more < 0)
          ? Optional.of(verb + " " + amount)
          : Optional.empty();
    }
  }

  /**
   * What is wrong with an amount.
   *
   * @param says what the container says of the resource
   * @param demand what the namespace says against it, before the bound
   */
  private record Breach(String says, String demand, EffectiveBound bound, String help) {}

  public WithinLimitRange() {
    super(
        Code.CONTAINER_OUT_OF_RANGE,
        RuleCategory.RESOURCES,
        "A container wants what the LimitRange of its namespace lets one have.");
  }

  @Override
  public Stream<Diagnostic> check(RuleContext context) {
    LimitRangeBounds range = context.limitRange();
    return range.requests().isEmpty()
        ? Stream.empty()
        : ContainerAmount.find(context)
            .flatMap(
                amount -> findBreach(amount, range).map(breach -> report(amount, breach)).stream());
  }

  private Diagnostic report(ContainerAmount amount, Breach breach) {
    return report(
            amount.locate(),
            "container `%s` of the %s %s of %s, and the namespace %s %s"
                .formatted(
                    amount.container(),
                    amount.role().word(),
                    breach.says(),
                    amount.resource(),
                    breach.demand(),
                    breach.bound().text()))
        .withOther(breach.bound().span(), "its LimitRange")
        .withHelp(breach.help() + PolicyFile.asking(breach.bound().owner()));
  }

  /** Returns the most severe of what is wrong with one amount. */
  private static Optional<Breach> findBreach(ContainerAmount amount, LimitRangeBounds range) {
    return findPassed(amount, range.max().get(amount.resource()), Side.MOST)
        .or(() -> findPassed(amount, range.min().get(amount.resource()), Side.LEAST))
        .or(() -> findOverDefault(amount, range.limits().get(amount.resource())));
  }

  private static Optional<Breach> findPassed(
      ContainerAmount amount, @Nullable EffectiveBound bound, Side side) {
    return bound == null
        ? Optional.empty()
        : side.describePassed("may use", amount.limit(), bound)
            .or(() -> side.describePassed("requests", amount.request(), bound))
            .map(says -> new Breach(says, side.demand, bound, side.help + amount.nameKey()));
  }

  /** A request over a limit that the user wrote is {@link CpuRequestWithinLimit}'s matter. */
  private static Optional<Breach> findOverDefault(
      ContainerAmount amount, @Nullable EffectiveBound defaultLimit) {
    return defaultLimit == null
            || amount.hasOwnLimit()
            || amount.request() == null
            || compare(amount.request(), new Quantity(defaultLimit.text())) <= 0
        ? Optional.empty()
        : Optional.of(
            new Breach(
                "requests " + amount.request(),
                "gives one without a limit",
                defaultLimit,
                amount.adviseLimit()));
  }

  /** Compares to a thousandth, rounded up, as Kubernetes does. */
  private static int compare(Quantity first, Quantity second) {
    return toThousandths(first).compareTo(toThousandths(second));
  }

  private static BigDecimal toThousandths(Quantity amount) {
    return Quantity.getAmountInBytes(amount).setScale(3, RoundingMode.CEILING);
  }
}
