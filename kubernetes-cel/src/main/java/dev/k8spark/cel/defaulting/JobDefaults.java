package dev.k8spark.cel.defaulting;

/** What the API server fills in where a job says nothing, and how it ties the job to its pods. */
final class JobDefaults {

  /** A cluster gives a uid that nobody knows before. */
  private static final String UID = "00000000-0000-0000-0000-000000000000";

  private static final String CONTROLLER = "batch.kubernetes.io/controller-uid";

  private JobDefaults() {}

  static void applyToJob(ObjectFields job) {
    job.update("spec", spec -> spec(job, spec));
  }

  private static void spec(ObjectFields job, ObjectFields spec) {
    if (!spec.has("completions") && !spec.has("parallelism")) {
      spec.putDefault("completions", 1L);
    }
    String replacement = spec.has("podFailurePolicy") ? "Failed" : "TerminatingOrFailed";
    spec.putDefault("parallelism", 1L)
        .putDefault(
            "backoffLimit", spec.has("backoffLimitPerIndex") ? (long) Integer.MAX_VALUE : 6L)
        .putDefault("completionMode", "NonIndexed")
        .putDefault("suspend", false)
        .putDefault("podReplacementPolicy", replacement)
        .putDefault("manualSelector", false);
    template(spec);
    ObjectFields metadata = job.ensure("metadata");
    ObjectFields template = spec.ensure("template").ensure("metadata");
    boolean takesLabels = !metadata.has("labels") && template.has("labels");
    if (!spec.hasValue("manualSelector", true)) {
      select(spec, template.ensure("labels"), metadata.getText("name").orElse(""));
    }
    if (takesLabels) {
      metadata.ensure("labels").fields().putAll(template.ensure("labels").fields());
    }
  }

  private static void select(ObjectFields spec, ObjectFields labels, String name) {
    labels
        .putDefault("job-name", name)
        .putDefault("batch.kubernetes.io/job-name", name)
        .putDefault("controller-uid", UID)
        .putDefault(CONTROLLER, UID);
    spec.ensure("selector").ensure("matchLabels").putDefault(CONTROLLER, UID);
  }

  static void applyToCronJob(ObjectFields job) {
    job.update(
        "spec",
        spec -> {
          spec.putDefault("concurrencyPolicy", "Allow")
              .putDefault("suspend", false)
              .putDefault("successfulJobsHistoryLimit", 3L)
              .putDefault("failedJobsHistoryLimit", 1L);
          spec.update(
              "jobTemplate",
              template -> {
                template.ensure("metadata");
                template.update("spec", JobDefaults::template);
              });
        });
  }

  private static void template(ObjectFields jobSpec) {
    jobSpec.update("template", template -> template.update("spec", PodDefaults::applyToTemplate));
    jobSpec.update(
        "podFailurePolicy",
        policy ->
            policy.updateEach(
                "rules",
                rule ->
                    rule.updateEach(
                        "onPodConditions", condition -> condition.putDefault("status", "True"))));
  }
}
