package dev.k8spark.rehearsal.agent.kubelet;

import dev.k8spark.rehearsal.agent.process.ContainerStartException;
import dev.k8spark.runtime.contract.PodContract;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;

/**
 * Gives each pod a loopback address of its own, so that all may listen at the same ports. Where to
 * begin is left to chance: several rehearsals run side by side.
 */
public final class PodAddresses {
  private static final int LAST = 1 << 24;
  private static final int MAX_TRIES = 64;

  /** Above what systems use themselves, such as 127.0.0.53. */
  private static final int FIRST = 1 << 16;

  private int next = FIRST + new SecureRandom().nextInt(LAST - 2 * FIRST) & ~0xff;

  /** An address at which nobody listens at Spark's ports. */
  synchronized String next() {
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      String address = address(++next);
      if (isHost(next)
          && isFree(address, PodContract.DRIVER_PORT)
          && isFree(address, PodContract.BLOCK_MANAGER_PORT)) {
        return address;
      }
    }
    throw new ContainerStartException(
        "no loopback address beside 127.0.0.1 can be listened at; macOS needs"
            + " `sudo ifconfig lo0 alias "
            + address(next)
            + "` and its neighbours first");
  }

  private static String address(int number) {
    return "127.%d.%d.%d".formatted(number >> 16 & 0xff, number >> 8 & 0xff, number & 0xff);
  }

  private static boolean isHost(int number) {
    return (number & 0xff) != 0 && (number & 0xff) != 0xff;
  }

  private static boolean isFree(String address, int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.ofLiteral(address), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }
}
