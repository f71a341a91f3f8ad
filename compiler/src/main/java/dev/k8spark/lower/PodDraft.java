package dev.k8spark.lower;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import java.util.function.UnaryOperator;

/**
 * A pod in the making, in the three parts that steps edit. The Spark container stays outside the
 * spec until the end, so that no step has to look for it.
 */
public record PodDraft(ObjectMeta metadata, PodSpec spec, Container container) {

  static PodDraft empty() {
    return new PodDraft(new ObjectMeta(), new PodSpec(), new Container());
  }

  public PodDraft editMetadata(UnaryOperator<ObjectMetaBuilder> edit) {
    ObjectMeta edited = edit.apply(new ObjectMetaBuilder(metadata)).build();
    return new PodDraft(edited, spec, container);
  }

  public PodDraft editSpec(UnaryOperator<PodSpecBuilder> edit) {
    PodSpec edited = edit.apply(new PodSpecBuilder(spec)).build();
    return new PodDraft(metadata, edited, container);
  }

  public PodDraft editContainer(UnaryOperator<ContainerBuilder> edit) {
    Container edited = edit.apply(new ContainerBuilder(container)).build();
    return new PodDraft(metadata, spec, edited);
  }
}
