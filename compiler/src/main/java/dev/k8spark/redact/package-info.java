/** What is a credential in plain text, by its name, its shape or its look. */
@NullMarked
package dev.k8spark.redact;

import org.jspecify.annotations.NullMarked;
