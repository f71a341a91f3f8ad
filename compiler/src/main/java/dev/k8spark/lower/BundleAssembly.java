package dev.k8spark.lower;

import dev.k8spark.job.ResolvedJob;
import dev.k8spark.lower.draft.Draft;
import dev.k8spark.lower.draft.ObjectMetadata;
import dev.k8spark.lower.draft.ObjectNames;
import dev.k8spark.lower.draft.PodDraft;
import dev.k8spark.manifest.ManifestYaml;
import dev.k8spark.runtime.contract.PodContract;
import dev.k8spark.runtime.contract.PodRole;
import dev.k8spark.runtime.contract.Sha256;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpec;
import io.fabric8.kubernetes.api.model.batch.v1.JobSpecBuilder;
import java.util.List;
import java.util.stream.Stream;

/**
 * Assembles a bundle from a finished draft: configuration and executor template become annotations
 * of the driver's pod, so that the Job needs nothing beside it that could be missing or changed.
 */
final class BundleAssembly {

  private BundleAssembly() {}

  static Bundle assemble(ResolvedJob resolved, Draft draft) {
    Pod executor = draft.executor().toPod();
    PodDraft sealed =
        sealed(
            draft.driver(), PropertiesText.render(draft.sparkConf()), ManifestYaml.write(executor));
    Pod driver = sealed.toPod();
    List<HasMetadata> objects =
        Stream.concat(draft.resources().stream(), Stream.of(job(resolved, draft.job(), driver)))
            .toList();
    Pod request = ExecutorRequest.create(resolved.job(), executor, draft.sparkConf());
    return new Bundle(resolved, driver, executor, request, draft.sparkConf(), objects);
  }

  private static PodDraft sealed(PodDraft driver, String conf, String template) {
    return driver
        .editMetadata(
            metadata ->
                metadata
                    .addToAnnotations(PodContract.CONF_ANNOTATION, conf)
                    .addToAnnotations(PodContract.TEMPLATE_ANNOTATION, template))
        .withEnv(PodContract.CONF_SHA256, Sha256.hash(conf))
        .withEnv(PodContract.TEMPLATE_SHA256, Sha256.hash(template));
  }

  private static Job job(ResolvedJob resolved, JobSpec spec, Pod driver) {
    PodTemplateSpec template =
        new PodTemplateSpecBuilder()
            .withMetadata(driver.getMetadata())
            .withSpec(driver.getSpec())
            .build();
    return new JobBuilder()
        .withMetadata(
            ObjectMetadata.create(resolved.job(), PodRole.DRIVER, ObjectNames.job(resolved)))
        .withSpec(new JobSpecBuilder(spec).withTemplate(template).build())
        .build();
  }
}
