/** Cases kept beside a policy: what must pass, and what must fail with which code. */
@NullMarked
package dev.k8spark.policytest;

import org.jspecify.annotations.NullMarked;
