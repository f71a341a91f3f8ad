package dev.k8spark.rehearsal.agent;

/** Why a container cannot be started: what the kubelet would wait for or give up on. */
final class ContainerStartException extends RuntimeException {
  private static final long serialVersionUID = 1;

  ContainerStartException(String message) {
    super(message);
  }
}
