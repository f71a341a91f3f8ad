package dev.k8spark.rehearsal;

import dev.k8spark.runtime.contract.PodContract;
import dev.k8spark.runtime.contract.Sha256;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.util.List;
import java.util.stream.Stream;

/** A job's manifests with its data mapped; all else in them stays. */
record MappedManifests(
    CompiledJob compiled, DataMapping mapping, MappedConf conf, UnusedVolumes volumes) {

  static MappedManifests of(CompiledJob compiled, DataMapping mapping) {
    return new MappedManifests(
        compiled, mapping, MappedConf.of(compiled, mapping), new UnusedVolumes(compiled, mapping));
  }

  /** Returns the manifests that are run. A job without data is run as it is. */
  CompiledJob job() {
    if (mapping.data().isEmpty()) {
      return compiled;
    }
    String properties = conf.text();
    Pod executor =
        new PodBuilder(compiled.executor())
            .withSpec(change(compiled.executor().getSpec(), List.of()))
            .build();
    String template = new KubernetesSerialization().asYaml(executor);
    List<EnvVar> seals =
        List.of(
            variable(PodContract.CONF_SHA256, Sha256.hash(properties)),
            variable(PodContract.TEMPLATE_SHA256, Sha256.hash(template)));
    Job job =
        new JobBuilder(compiled.job())
            .editSpec()
            .editTemplate()
            .editMetadata()
            .addToAnnotations(PodContract.CONF_ANNOTATION, properties)
            .addToAnnotations(PodContract.TEMPLATE_ANNOTATION, template)
            .endMetadata()
            .withSpec(change(compiled.job().getSpec().getTemplate().getSpec(), seals))
            .endTemplate()
            .endSpec()
            .build();
    return new CompiledJob(replaced(job), job, executor, conf.properties());
  }

  private List<HasMetadata> replaced(Job job) {
    return compiled.objects().stream().map(object -> object instanceof Job ? job : object).toList();
  }

  private PodSpec change(PodSpec pod, List<EnvVar> seals) {
    Container spark = CompiledJob.sparks(pod);
    return new PodSpecBuilder(volumes.remove(pod))
        .editMatchingContainer(container -> spark.getName().equals(container.getName()))
        .withArgs(spark.getArgs().stream().map(conf::replace).toList())
        .withEnv(spark.getEnv().stream().flatMap(variable -> change(variable, seals)).toList())
        .endContainer()
        .build();
  }

  private Stream<EnvVar> change(EnvVar variable, List<EnvVar> seals) {
    if (conf.unusedVariables().contains(variable.getName())) {
      return Stream.empty();
    }
    if (variable.getName().equals(PodContract.CONNECTORS)) {
      String connectors = MappedConf.remainingConnectors(variable.getValue());
      return connectors.isEmpty()
          ? Stream.empty()
          : Stream.of(variable(PodContract.CONNECTORS, connectors));
    }
    EnvVar changed =
        variable.getValue() == null
            ? variable
            : new EnvVarBuilder(variable).withValue(conf.replace(variable.getValue())).build();
    return Stream.of(
        seals.stream()
            .filter(seal -> seal.getName().equals(variable.getName()))
            .findFirst()
            .orElse(changed));
  }

  /** Returns what is other than the job says, a sentence each. */
  List<String> differences() {
    return mapping.data().isEmpty()
        ? List.of()
        : Stream.of(mapping.differences(), volumes.differences()).flatMap(List::stream).toList();
  }

  private static EnvVar variable(String name, String value) {
    return new EnvVarBuilder().withName(name).withValue(value).build();
  }
}
