/** Stores of files as folders of this machine: for rehearsals, where their data is mapped. */
@NullMarked
package dev.k8spark.runtime.localdata;

import org.jspecify.annotations.NullMarked;
