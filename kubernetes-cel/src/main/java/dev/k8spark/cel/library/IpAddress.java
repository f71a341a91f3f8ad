package dev.k8spark.cel.library;

import com.google.common.base.CharMatcher;
import com.google.common.net.InetAddresses;
import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Optional;

/**
 * An IP address as Kubernetes accepts it. Guava reads and writes it; what Guava takes and Go's
 * {@code netip} or Kubernetes does not is refused here: digits beyond ASCII, zones, and IPv4 mapped
 * into IPv6. Neither takes leading zeros in IPv4.
 */
record IpAddress(InetAddress address) {

  private static final int V4_LENGTH = 32;
  private static final int V6_LENGTH = 128;
  private static final char ZONE = '%';

  /** Returns the address that a text stands for, or nothing where Kubernetes would refuse it. */
  static Optional<IpAddress> parse(String text) {
    if (text.indexOf(ZONE) >= 0
        || !CharMatcher.ascii().matchesAllOf(text)
        || !InetAddresses.isInetAddress(text)) {
      return Optional.empty();
    }
    IpAddress parsed = new IpAddress(InetAddresses.forString(text));
    boolean isMapped = parsed.isV4() && text.indexOf(':') >= 0;
    return isMapped ? Optional.empty() : Optional.of(parsed);
  }

  boolean isV4() {
    return address instanceof Inet4Address;
  }

  /** Returns how many bits an address of its family has. */
  int length() {
    return isV4() ? V4_LENGTH : V6_LENGTH;
  }

  /** Returns the address with all bits behind the prefix cleared. */
  IpAddress mask(int prefixLength) {
    int rest = length() - prefixLength;
    BigInteger bits = InetAddresses.toBigInteger(address).shiftRight(rest).shiftLeft(rest);
    return new IpAddress(
        isV4() ? InetAddresses.fromIPv4BigInteger(bits) : InetAddresses.fromIPv6BigInteger(bits));
  }

  boolean isUnspecified() {
    return address.isAnyLocalAddress();
  }

  boolean isLoopback() {
    return address.isLoopbackAddress();
  }

  boolean isLinkLocalMulticast() {
    return address.isMCLinkLocal();
  }

  boolean isLinkLocalUnicast() {
    return address.isLinkLocalAddress();
  }

  /** Returns what Go means by it, which counts private addresses in. */
  boolean isGlobalUnicast() {
    boolean isBroadcast = isV4() && InetAddresses.isMaximum(address);
    return !isBroadcast
        && !isUnspecified()
        && !isLoopback()
        && !address.isMulticastAddress()
        && !isLinkLocalUnicast();
  }

  /** Returns the one canonical form. */
  @Override
  public String toString() {
    return InetAddresses.toAddrString(address);
  }
}
