package dev.k8spark.runtime.image;

import java.util.List;

/** The program that a training runs on the JVM: a query with a shuffle. */
public final class WarmupQuery {
  static final String QUERY =
      "select id % 7 as k, count(*) as n, max(cast(id as string)) as m "
          + "from range(0, 10000, 1, 4) group by 1 order by 1";

  private WarmupQuery() {}

  /** By name, since the types behind these calls differ between Spark's lines. */
  public static void main(String[] args) throws ReflectiveOperationException {
    Class<?> type = Class.forName("org.apache.spark.sql.SparkSession");
    Object builder = type.getMethod("builder").invoke(null);
    Object session = builder.getClass().getMethod("getOrCreate").invoke(builder);
    Object result = session.getClass().getMethod("sql", String.class).invoke(session, QUERY);
    Object rows = result.getClass().getMethod("collectAsList").invoke(result);
    if (((List<?>) rows).size() != 7) {
      throw new IllegalStateException("the query gave " + rows);
    }
  }
}
