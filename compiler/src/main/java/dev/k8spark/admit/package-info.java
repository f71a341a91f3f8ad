/** Phase 5, Bundle to Bundle: the rules, and what severities and waivers make of their findings. */
@NullMarked
package dev.k8spark.admit;

import org.jspecify.annotations.NullMarked;
