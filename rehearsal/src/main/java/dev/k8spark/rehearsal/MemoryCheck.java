package dev.k8spark.rehearsal;

import dev.k8spark.rehearsal.localimage.MissingPrerequisite;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Compares what a job's pods may take together with what this machine has. */
record MemoryCheck(PodSizes sizes, MachineMemory machine) {
  private static final double KIBI = 1024;

  /** Scales are tried in steps of a twentieth. */
  private static final int STEPS = 20;

  /** More than the machine has would make it swap or kill, perhaps something else. */
  void require() throws MissingPrerequisite {
    long needed = sizes.total(sizes.first());
    if (needed > machine.total()) {
      throw new MissingPrerequisite(
          "the job needs more memory than this machine has: driver %s + %d × executor %s = %s, machine %s"
              .formatted(
                  words(sizes.driver().total().mebibytes()),
                  sizes.first(),
                  words(sizes.executor().total().mebibytes()),
                  words(needed),
                  words(machine.total())),
          help());
    }
  }

  private String help() {
    List<String> ways = new ArrayList<>();
    long room = machine.total() - sizes.driver().total().mebibytes();
    long executors = room / Math.max(1, sizes.executor().total().mebibytes());
    if (executors >= 1) {
      ways.add("`--executors " + executors + "`");
    }
    scale(sizes.first()).ifPresent(scale -> ways.add("`--memory-scale " + scale + "`"));
    if (ways.isEmpty()) {
      scale(1).ifPresent(scale -> ways.add("`--executors 1 --memory-scale " + scale + "`"));
    }
    return ways.isEmpty()
        ? "even one small executor is too much for this machine"
        : String.join(" or ", ways) + " would fit, for a job file";
  }

  private Optional<String> scale(int executors) {
    return IntStream.range(1, STEPS)
        .mapToObj(step -> (double) (STEPS - step) / STEPS)
        .filter(scale -> sizes.scaled(scale).total(executors) <= machine.total())
        .map(scale -> String.format(Locale.ROOT, "%.2f", scale).replaceFirst("0$", ""))
        .findFirst();
  }

  /** What may go well all the same. */
  List<String> notes() {
    List<String> notes = new ArrayList<>();
    long needed = sizes.total(sizes.first());
    long free = machine.free().orElse(needed);
    if (needed > free) {
      notes.add(
          "note: the pods may take %s together, and %s of this machine's %s are free"
              .formatted(words(needed), words(free), words(machine.total())));
    }
    long most = sizes.total(sizes.most());
    if (sizes.most() > sizes.first() && most > machine.total()) {
      notes.add(
          "note: with all of its %d executors the job would need %s, and this machine has %s"
              .formatted(sizes.most(), words(most), words(machine.total())));
    }
    return notes;
  }

  private static String words(long mebibytes) {
    return String.format(Locale.ROOT, "%.1f GiB", mebibytes / KIBI);
  }
}
