package dev.k8spark.cel.library;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A network: an address and how many of its bits are the network's. Guava has no such type, and
 * libraries that have one take more texts than Kubernetes.
 */
record CidrBlock(IpAddress address, int prefixLength) {

  private static final Pattern LENGTH = Pattern.compile("0|[1-9][0-9]{0,2}");

  /** Returns the network that a text stands for, or nothing where Kubernetes would refuse it. */
  static Optional<CidrBlock> parse(String text) {
    int slash = text.lastIndexOf('/');
    if (slash < 0 || !LENGTH.matcher(text.substring(slash + 1)).matches()) {
      return Optional.empty();
    }
    int length = Integer.parseInt(text.substring(slash + 1));
    return IpAddress.parse(text.substring(0, slash))
        .filter(address -> length <= address.length())
        .map(address -> new CidrBlock(address, length));
  }

  boolean contains(IpAddress other) {
    return other.length() == address.length()
        && other.mask(prefixLength).equals(address.mask(prefixLength));
  }

  boolean contains(CidrBlock other) {
    return prefixLength <= other.prefixLength && contains(other.address);
  }

  /** Returns the network with all bits of its address behind the prefix cleared. */
  CidrBlock mask() {
    return new CidrBlock(address.mask(prefixLength), prefixLength);
  }

  @Override
  public String toString() {
    return address + "/" + prefixLength;
  }
}
