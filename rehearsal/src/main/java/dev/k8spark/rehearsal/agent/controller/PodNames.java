package dev.k8spark.rehearsal.agent.controller;

import java.security.SecureRandom;

/** Names that Kubernetes gives: a stem and five letters of chance. */
final class PodNames {
  /** Kubernetes' own choice: no vowels, so that no words come out. */
  private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";

  private static final int LENGTH = 5;

  private final SecureRandom random = new SecureRandom();

  String podOf(String job) {
    StringBuilder name = new StringBuilder(job).append('-');
    for (int letter = 0; letter < LENGTH; letter++) {
      name.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return name.toString();
  }
}
