package dev.k8spark.rehearsal;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The memory of a machine, in mebibytes.
 *
 * @param free what programs could have now; absent where the system counts its caches as used
 */
record MachineMemory(long total, OptionalLong free) {
  private static final Path LINUX = Path.of("/proc/meminfo");
  private static final Pattern AVAILABLE = Pattern.compile("(?m)^MemAvailable: *([0-9]+) kB$");
  private static final int BITS_OF_MEBIBYTE = 20;
  private static final int KIBIBYTES = 1024;

  static MachineMemory ofThis() {
    OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
    return new MachineMemory(system.getTotalMemorySize() >> BITS_OF_MEBIBYTE, available());
  }

  private static OptionalLong available() {
    try {
      Matcher available = AVAILABLE.matcher(Files.isReadable(LINUX) ? Files.readString(LINUX) : "");
      return available.find()
          ? OptionalLong.of(Long.parseLong(available.group(1)) / KIBIBYTES)
          : OptionalLong.empty();
    } catch (IOException unreadable) {
      return OptionalLong.empty();
    }
  }
}
