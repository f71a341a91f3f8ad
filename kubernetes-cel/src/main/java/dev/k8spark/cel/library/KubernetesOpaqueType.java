package dev.k8spark.cel.library;

import dev.cel.common.types.CelType;
import dev.cel.common.types.OpaqueType;
import dev.k8spark.cel.quantity.KubernetesQuantity;
import java.util.List;

/** The types that Kubernetes adds to CEL; only their own functions look into them. */
public enum KubernetesOpaqueType {
  QUANTITY("kubernetes.Quantity", KubernetesQuantity.class),
  URL("kubernetes.URL", UrlValue.class),
  IP("net.IP", IpAddress.class),
  CIDR("net.CIDR", CidrBlock.class),
  FORMAT("kubernetes.NamedFormat", NamedFormat.class),
  SEMVER("kubernetes.SemanticVersion", SemanticVersion.class);

  private final OpaqueType type;
  private final Class<?> javaClass;

  KubernetesOpaqueType(String name, Class<?> javaClass) {
    this.type = OpaqueType.create(name);
    this.javaClass = javaClass;
  }

  public OpaqueType type() {
    return type;
  }

  static Class<?> classOf(CelType type) {
    return List.of(values()).stream()
        .filter(opaque -> opaque.type.equals(type))
        .<Class<?>>map(opaque -> opaque.javaClass)
        .findFirst()
        .orElse(Object.class);
  }
}
