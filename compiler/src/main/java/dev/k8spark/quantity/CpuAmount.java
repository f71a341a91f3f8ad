package dev.k8spark.quantity;

import java.math.BigDecimal;

/** An amount of CPU time in thousandths of a core, as Kubernetes counts it. */
public record CpuAmount(long millicores) implements Comparable<CpuAmount> {

  public CpuAmount {
    if (millicores <= 0) {
      throw new IllegalArgumentException("cpu must be positive: " + millicores);
    }
  }

  /** Parses {@code 500m}, {@code 2}, {@code 1.5}; the schema has checked it. */
  public static CpuAmount parse(String text) {
    return text.endsWith("m")
        ? new CpuAmount(Long.parseLong(text, 0, text.length() - 1, 10))
        : new CpuAmount(new BigDecimal(text).movePointRight(3).longValueExact());
  }

  /** Returns the amount of so many whole cores. */
  public static CpuAmount ofCores(int cores) {
    return new CpuAmount(cores * 1000L);
  }

  @Override
  public int compareTo(CpuAmount other) {
    return Long.compare(millicores, other.millicores);
  }

  /** Returns Kubernetes' canonical notation: whole cores where possible, else millicores. */
  @Override
  public String toString() {
    return millicores % 1000 == 0 ? String.valueOf(millicores / 1000) : millicores + "m";
  }
}
