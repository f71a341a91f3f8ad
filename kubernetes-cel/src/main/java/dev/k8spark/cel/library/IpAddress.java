package dev.k8spark.cel.library;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An IP address as Kubernetes accepts it: no zone, no IPv4 inside IPv6, no leading zeros in IPv4.
 *
 * @param bits the address as a number
 * @param length how many bits it has: 32 or 128
 */
record IpAddress(BigInteger bits, int length) {

  static final int V4 = 32;
  static final int V6 = 128;

  private static final Pattern OCTET = Pattern.compile("0|[1-9][0-9]{0,2}");
  private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
  private static final int GROUPS = 8;
  private static final int MAX_OCTET = 255;
  private static final BigInteger MAPPED = BigInteger.valueOf(0xffff);

  static Optional<IpAddress> parse(String text) {
    return text.contains(":") ? v6(text) : v4(text);
  }

  private static Optional<IpAddress> v4(String text) {
    String[] octets = text.split("\\.", -1);
    if (octets.length != 4) {
      return Optional.empty();
    }
    long bits = 0;
    for (String octet : octets) {
      if (!OCTET.matcher(octet).matches() || Integer.parseInt(octet) > MAX_OCTET) {
        return Optional.empty();
      }
      bits = bits * (MAX_OCTET + 1) + Integer.parseInt(octet);
    }
    return Optional.of(new IpAddress(BigInteger.valueOf(bits), V4));
  }

  private static Optional<IpAddress> v6(String text) {
    int gap = text.indexOf("::");
    String head = gap < 0 ? text : text.substring(0, gap);
    String tail = gap < 0 ? "" : text.substring(gap + 2);
    List<Integer> before = new ArrayList<>();
    List<Integer> after = new ArrayList<>();
    if (!groups(head, gap < 0, before) || !groups(tail, true, after)) {
      return Optional.empty();
    }
    int missing = GROUPS - before.size() - after.size();
    if (gap < 0 ? missing != 0 : missing < 1) {
      return Optional.empty();
    }
    for (int i = 0; i < missing; i++) {
      before.add(0);
    }
    before.addAll(after);
    BigInteger bits = BigInteger.ZERO;
    for (int group : before) {
      bits = bits.shiftLeft(16).or(BigInteger.valueOf(group));
    }
    return bits.shiftRight(V4).equals(MAPPED)
        ? Optional.empty()
        : Optional.of(new IpAddress(bits, V6));
  }

  /** Adds the groups of one side of {@code ::}; the last may be an IPv4 address. */
  private static boolean groups(String text, boolean last, List<Integer> groups) {
    if (text.isEmpty()) {
      return true;
    }
    String[] parts = text.split(":", -1);
    for (int i = 0; i < parts.length; i++) {
      if (GROUP.matcher(parts[i]).matches()) {
        groups.add(Integer.parseInt(parts[i], 16));
      } else if (last && i == parts.length - 1 && v4(parts[i]).isPresent()) {
        int address = v4(parts[i]).orElseThrow().bits().intValue();
        groups.add(address >>> 16);
        groups.add(address & 0xffff);
      } else {
        return false;
      }
    }
    return true;
  }

  boolean isV4() {
    return length == V4;
  }

  /** Whether the first bits are those of an address with this prefix. */
  boolean startsWith(long prefix, int bitsOfPrefix) {
    return bits.shiftRight(length - bitsOfPrefix).equals(BigInteger.valueOf(prefix));
  }

  IpAddress masked(int prefixLength) {
    int rest = length - prefixLength;
    return new IpAddress(bits.shiftRight(rest).shiftLeft(rest), length);
  }

  boolean isUnspecified() {
    return bits.signum() == 0;
  }

  boolean isLoopback() {
    return isV4() ? startsWith(127, 8) : bits.equals(BigInteger.ONE);
  }

  boolean isLinkLocalMulticast() {
    return isV4() ? startsWith(0xe00000, 24) : startsWith(0xff, 8) && (second() & 0x0f) == 2;
  }

  private int second() {
    return bits.shiftRight(V6 - 16).intValue() & 0xff;
  }

  boolean isLinkLocalUnicast() {
    return isV4() ? startsWith(0xa9fe, 16) : startsWith(0x3fa, 10);
  }

  private boolean isMulticast() {
    return isV4() ? startsWith(0xe, 4) : startsWith(0xff, 8);
  }

  boolean isGlobalUnicast() {
    boolean broadcast = isV4() && bits.equals(BigInteger.valueOf(0xffffffffL));
    return !broadcast
        && !isUnspecified()
        && !isLoopback()
        && !isMulticast()
        && !isLinkLocalUnicast();
  }

  /** The one canonical form. */
  @Override
  public String toString() {
    List<Integer> parts = new ArrayList<>();
    int size = isV4() ? 8 : 16;
    for (int shift = length - size; shift >= 0; shift -= size) {
      parts.add(bits.shiftRight(shift).intValue() & ((1 << size) - 1));
    }
    return isV4()
        ? parts.stream().map(String::valueOf).collect(Collectors.joining("."))
        : compressed(parts);
  }

  private static String compressed(List<Integer> groups) {
    int start = -1;
    int best = 1;
    for (int i = 0; i < GROUPS; i++) {
      int end = i;
      while (end < GROUPS && groups.get(end) == 0) {
        end++;
      }
      if (end - i > best) {
        start = i;
        best = end - i;
      }
    }
    return start < 0
        ? hex(groups)
        : hex(groups.subList(0, start)) + "::" + hex(groups.subList(start + best, GROUPS));
  }

  private static String hex(List<Integer> groups) {
    return groups.stream().map(Integer::toHexString).collect(Collectors.joining(":"));
  }
}
