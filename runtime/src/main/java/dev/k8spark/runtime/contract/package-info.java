/** What the compiler writes and the runtime reads, said once. Depends on nothing. */
@NullMarked
package dev.k8spark.runtime.contract;

import org.jspecify.annotations.NullMarked;
