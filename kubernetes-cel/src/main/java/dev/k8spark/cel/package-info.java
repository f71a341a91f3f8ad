/**
 * CEL as a ValidatingAdmissionPolicy evaluates it: compiled, bounded in cost, with the values
 * shown.
 */
@NullMarked
package dev.k8spark.cel;

import org.jspecify.annotations.NullMarked;
