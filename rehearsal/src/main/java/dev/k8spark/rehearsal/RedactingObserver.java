package dev.k8spark.rehearsal;

import dev.k8spark.rehearsal.agent.kubelet.PodObserver;
import dev.k8spark.rehearsal.agent.kubelet.PodRecord;
import java.time.Instant;

/** Tells another observer everything but secrets. */
record RedactingObserver(PodObserver observer, SecretRedactor redaction) implements PodObserver {

  @Override
  public void created(PodRecord pod) {
    observer.created(pod);
  }

  @Override
  public void started(PodRecord pod) {
    observer.started(pod);
  }

  @Override
  public void ended(PodRecord pod) {
    observer.ended(pod);
  }

  @Override
  public void line(PodRecord pod, String line) {
    observer.line(pod, redaction.apply(line));
  }

  @Override
  public void event(Instant time, String event) {
    observer.event(time, event);
  }

  @Override
  public void difference(String sentence) {
    observer.difference(redaction.apply(sentence));
  }
}
