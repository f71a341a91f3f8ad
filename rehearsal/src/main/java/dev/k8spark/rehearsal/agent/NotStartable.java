package dev.k8spark.rehearsal.agent;

/** Why a container cannot be started: what the kubelet would wait for or give up on. */
final class NotStartable extends RuntimeException {
  private static final long serialVersionUID = 1;

  NotStartable(String message) {
    super(message);
  }
}
