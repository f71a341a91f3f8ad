/** The shape of job and policy files: the JSON Schemas and what they say of one document. */
@NullMarked
package dev.k8spark.schema;

import org.jspecify.annotations.NullMarked;
