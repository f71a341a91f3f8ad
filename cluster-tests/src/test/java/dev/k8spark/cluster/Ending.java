package dev.k8spark.cluster;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * How a job ended, without what is another in every run: times and the pod's name.
 *
 * @param condition the Job's, with its reason and message if it failed
 * @param exitCode the driver's
 * @param message the driver's termination message
 */
record Ending(String condition, int exitCode, String message) {
  private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");
  private static final String FAILED = "Failed";

  Ending {
    message = TIME.matcher(message).replaceAll("TIME");
  }

  /**
   * In the words of Kubernetes.
   *
   * @param terminated the state of the driver's container
   */
  static Ending of(JsonNode job, JsonNode terminated) {
    return new Ending(
        job.path("status")
            .path("conditions")
            .valueStream()
            .filter(condition -> condition.path("status").asString().equals("True"))
            .filter(condition -> condition.path("type").asString().equals(FAILED))
            .map(
                failed ->
                    failed.path("reason").asString() + ": " + failed.path("message").asString())
            .map(reason -> FAILED + " " + unnamed(reason, job.path("metadata").path("name")))
            .findFirst()
            .orElse("Complete"),
        terminated.path("exitCode").asInt(),
        terminated.path("message").asString(""));
  }

  /** In the words of a rehearsal's report. */
  static Ending of(JsonNode report) {
    JsonNode result = report.path("result");
    String condition = result.path("verdict").asString() + " " + result.path("reason").asString();
    return new Ending(
        unnamed(condition.strip(), report.path("job")),
        result.path("exitCode").asInt(),
        result.path("message").asString());
  }

  /** The same without the times: how far a program came in a given time, its machine decides. */
  Ending withoutTimes() {
    return new Ending(condition, exitCode, message.replaceFirst("\"times\":\\{[^}]*}", ""));
  }

  private static String unnamed(String text, JsonNode job) {
    return text.replaceAll(Pattern.quote(job.asString()) + "-[a-z0-9]{5}\\b", "POD");
  }
}
