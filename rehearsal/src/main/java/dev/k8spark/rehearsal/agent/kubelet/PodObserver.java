package dev.k8spark.rehearsal.agent.kubelet;

import java.time.Instant;

/** Hears what the pods do, as they do it; called by many threads. */
public interface PodObserver {

  /** A pod was asked for. */
  void created(PodRecord pod);

  /** Its main process runs. */
  void started(PodRecord pod);

  /** All its processes have ended. */
  void ended(PodRecord pod);

  /** A line that a container of the pod wrote. */
  void line(PodRecord pod, String line);

  /**
   * The driver's Spark tells what happened in it.
   *
   * @param event a word and numbers, as {@code PodContract.EVENTS_PROPERTY} lists them
   */
  void event(Instant time, String event);

  /** Something that the image or the cluster has and this machine has not. */
  void difference(String sentence);
}
