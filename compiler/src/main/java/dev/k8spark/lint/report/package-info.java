/** What was found, in the formats that people and the tools of reviewers read. */
@NullMarked
package dev.k8spark.lint.report;

import org.jspecify.annotations.NullMarked;
