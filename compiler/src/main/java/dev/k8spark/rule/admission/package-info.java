/** What rules say to the API server: validations in CEL, and which objects they are about. */
@NullMarked
package dev.k8spark.rule.admission;

import org.jspecify.annotations.NullMarked;
