package dev.k8spark.rehearsal.agent.process;

/** Why a container cannot be started: what the kubelet would wait for or give up on. */
public final class ContainerStartException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public ContainerStartException(String message) {
    super(message);
  }
}
