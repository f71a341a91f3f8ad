/** Many files checked at once: which are jobs, each in every environment, what is known already. */
@NullMarked
package dev.k8spark.lint;

import org.jspecify.annotations.NullMarked;
