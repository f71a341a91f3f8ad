package dev.k8spark.cel.defaulting;

/** What the API server fills in where a job says nothing, and how it ties the job to its pods. */
final class JobDefaults {

  /** A cluster gives a uid that nobody knows before. */
  private static final String UID = "00000000-0000-0000-0000-000000000000";

  private static final String CONTROLLER = "batch.kubernetes.io/controller-uid";

  private JobDefaults() {}

  static void ofJob(Tree job) {
    job.in("spec", spec -> spec(job, spec));
  }

  private static void spec(Tree job, Tree spec) {
    if (!spec.has("completions") && !spec.has("parallelism")) {
      spec.orElse("completions", 1L);
    }
    String replacement = spec.has("podFailurePolicy") ? "Failed" : "TerminatingOrFailed";
    spec.orElse("parallelism", 1L)
        .orElse("backoffLimit", spec.has("backoffLimitPerIndex") ? (long) Integer.MAX_VALUE : 6L)
        .orElse("completionMode", "NonIndexed")
        .orElse("suspend", false)
        .orElse("podReplacementPolicy", replacement)
        .orElse("manualSelector", false);
    template(spec);
    Tree metadata = job.made("metadata");
    Tree template = spec.made("template").made("metadata");
    boolean takesLabels = !metadata.has("labels") && template.has("labels");
    if (!spec.is("manualSelector", true)) {
      select(spec, template.made("labels"), metadata.text("name").orElse(""));
    }
    if (takesLabels) {
      metadata.made("labels").fields().putAll(template.made("labels").fields());
    }
  }

  private static void select(Tree spec, Tree labels, String name) {
    labels
        .orElse("job-name", name)
        .orElse("batch.kubernetes.io/job-name", name)
        .orElse("controller-uid", UID)
        .orElse(CONTROLLER, UID);
    spec.made("selector").made("matchLabels").orElse(CONTROLLER, UID);
  }

  static void ofCronJob(Tree job) {
    job.in(
        "spec",
        spec -> {
          spec.orElse("concurrencyPolicy", "Allow")
              .orElse("suspend", false)
              .orElse("successfulJobsHistoryLimit", 3L)
              .orElse("failedJobsHistoryLimit", 1L);
          spec.in(
              "jobTemplate",
              template -> {
                template.made("metadata");
                template.in("spec", JobDefaults::template);
              });
        });
  }

  private static void template(Tree jobSpec) {
    jobSpec.in("template", template -> template.in("spec", PodDefaults::ofTemplate));
    jobSpec.in(
        "podFailurePolicy",
        policy ->
            policy.each(
                "rules",
                rule ->
                    rule.each("onPodConditions", condition -> condition.orElse("status", "True"))));
  }
}
