package dev.k8spark.admit.cel;

import dev.k8spark.policy.OwnRule.Target;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One thing that rules are held against.
 *
 * @param name what it is called in a finding; absent for the job, which the place says itself
 * @param values what the rules' variables are bound to
 */
record Subject(Target target, @Nullable String name, Map<String, Object> values) {}
