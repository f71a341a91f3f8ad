package dev.k8spark.job;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A server as it is written: {@code host}, {@code host:port} or {@code [IPv6]:port}.
 *
 * @param host a name or an address, without brackets
 * @param port null where none is written
 */
public record HostAndPort(String host, @Nullable Integer port) {

  private static final Pattern WRITTEN =
      Pattern.compile("(?:\\[([0-9a-fA-F:]+)\\]|([^:\\[\\]/?#@\\s]+))(?::([0-9]{1,5}))?");

  private static final Pattern IPV4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

  /** Returns the server, if the text is one. */
  public static Optional<HostAndPort> parse(String text) {
    Matcher server = WRITTEN.matcher(text);
    if (!server.matches()) {
      return Optional.empty();
    }
    String host = server.group(1) == null ? server.group(2) : server.group(1);
    @Nullable Integer port =
        server.group(3) == null ? null : (Integer) Integer.parseInt(server.group(3));
    return port == null || (port > 0 && port <= 65535)
        ? Optional.of(new HostAndPort(host, port))
        : Optional.empty();
  }

  /** Returns whether the host is an IP address, which a network policy can name. */
  public boolean isAddress() {
    return host.contains(":") || IPV4.matcher(host).matches();
  }

  /** Returns the same with this port where none is written. */
  public HostAndPort withPortUnlessGiven(int usual) {
    return port == null ? new HostAndPort(host, usual) : this;
  }

  /** Returns the range that holds this address alone. */
  public String cidr() {
    return host + (host.contains(":") ? "/128" : "/32");
  }

  @Override
  public String toString() {
    String name = host.contains(":") ? "[" + host + "]" : host;
    return port == null ? name : name + ":" + port;
  }
}
