/** Rules about whom pods can reach. */
@NullMarked
package dev.k8spark.rule.network;

import org.jspecify.annotations.NullMarked;
