package dev.k8spark.cli;

import dev.k8spark.cli.TwoTexts.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * A right job with slips that have one right answer, and no other: what it says. How it is written
 * is another's.
 */
final class RandomJob {

  static final String PINNED = "registry.example.com/a@sha256:" + "0".repeat(64);
  private static final String WITHOUT_DIGEST = "registry.example.com/a:1.4.2";

  private final Random random;
  private final boolean hasPaths;

  /** A key with what it has. */
  sealed interface Entry {
    Words key();
  }

  record Scalar(Words key, Words value) implements Entry {}

  record Block(Words key, List<Entry> entries) implements Entry {}

  /** The waivers of the job: those that it needs and those that it does not. */
  record Waivers(Words key, List<Waiver> all) implements Entry {
    boolean isNeedless() {
      return all.stream().noneMatch(Waiver::isNeeded);
    }
  }

  record Waiver(String code, String until, boolean isNeeded) {}

  /**
   * @param hasPaths whether a key may stand as a path
   */
  RandomJob(Random random, boolean hasPaths) {
    this.random = random;
    this.hasPaths = hasPaths;
  }

  List<Entry> entries(String name) {
    List<Entry> entries = new ArrayList<>();
    boolean isPinned = chance(2);
    entries.add(new Scalar(Words.sure("name"), Words.sure(name)));
    entries.add(new Scalar(Words.sure("namespace"), Words.sure("n")));
    entries.add(new Scalar(Words.sure("sparkVersion"), Words.sure("4.3")));
    entries.add(new Scalar(Words.sure("image"), Words.sure(isPinned ? PINNED : WITHOUT_DIGEST)));
    entries.add(block("main", scalar("python", "local:///a.py")));
    entries.add(scalar("timeout", "4h", "timeuot"));
    some(entries, pods("executor", "excutor", "instances", "instnces", "2"));
    if (hasPaths && chance(3)) {
      entries.add(scalar("driver.memory", "2g", "conf.spark.driver.memory"));
    } else {
      some(entries, pods("driver", "drivr", "cores", "coress", "1"));
    }
    some(entries, block("labels", "lables", scalar("team", "a-team"), scalar("tier", "gold")));
    some(entries, block("conf", "sparkConf", scalar("spark.speculation", "true")));
    some(entries, block("env", scalar("A_B", "x")));
    some(entries, scalar("serviceAccount", "me", "serviceAccountName"));
    some(entries, new Scalar(key("imagePullPolicy", "imagePullPolcy"), pullPolicy()));
    waivers(entries, isPinned);
    Collections.shuffle(entries, random);
    return entries;
  }

  private Block pods(String role, String slip, String key, String keySlip, String value) {
    List<Entry> entries = new ArrayList<>();
    entries.add(scalar("memory", "2g", "memroy"));
    some(entries, scalar(key, value, keySlip));
    Collections.shuffle(entries, random);
    return new Block(key(role, slip), entries);
  }

  private void waivers(List<Entry> entries, boolean isPinned) {
    List<Waiver> all = new ArrayList<>();
    if (!isPinned) {
      all.add(new Waiver("IMAGE_NOT_PINNED", "2026-12-01", true));
    }
    for (String code : List.of("TIMEOUT_MISSING", "CONF_NOT_ALLOWED", "SCRATCH_UNLIMITED")) {
      if (chance(2)) {
        all.add(new Waiver(code, chance(2) ? "2026-12-01" : "2026-11-01", false));
      }
    }
    Collections.shuffle(all, random);
    if (!all.isEmpty()) {
      entries.add(new Waivers(Words.sure("waivers"), all));
    }
  }

  private Words pullPolicy() {
    return switch (random.nextInt(3)) {
      case 0 -> new Words("IfNotPresnt", "IfNotPresent");
      case 1 -> new Words("always", "Always");
      default -> Words.sure("Never");
    };
  }

  private void some(List<Entry> entries, Entry entry) {
    if (chance(2)) {
      entries.add(entry);
    }
  }

  private Block block(String key, String slip, Entry... entries) {
    return new Block(key(key, slip), List.of(entries));
  }

  private static Block block(String key, Entry... entries) {
    return new Block(Words.sure(key), List.of(entries));
  }

  private static Scalar scalar(String key, String value) {
    return new Scalar(Words.sure(key), Words.sure(value));
  }

  private Scalar scalar(String key, String value, String slip) {
    return new Scalar(key(key, slip), Words.sure(value));
  }

  private Words key(String key, String slip) {
    return new Words(chance(2) ? slip : key, key);
  }

  private boolean chance(int oneIn) {
    return random.nextInt(oneIn) == 0;
  }
}
