package dev.k8spark.rehearsal.agent.process;

/** Takes what processes hold together, such as all those of one pod. */
public interface MemoryOwner {

  /** Records the bytes that its processes hold at this moment. */
  void recordMemory(long bytes);
}
