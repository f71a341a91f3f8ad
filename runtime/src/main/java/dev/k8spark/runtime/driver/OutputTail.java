package dev.k8spark.runtime.driver;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Passes everything on and remembers the end of it: a Python program says there why it failed. */
final class OutputTail extends FilterOutputStream {
  private static final int CAPACITY = 1 << 16;

  private final byte[] ring = new byte[CAPACITY];
  private long written;

  OutputTail(OutputStream out) {
    super(out);
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    synchronized (ring) {
      for (int i = Math.max(0, length - CAPACITY); i < length; i++) {
        ring[(int) ((written + i) % CAPACITY)] = bytes[offset + i];
      }
      written += length;
    }
    out.write(bytes, offset, length);
  }

  /** The last bytes as text; the first character may be broken. */
  String text() {
    synchronized (ring) {
      int length = (int) Math.min(written, CAPACITY);
      byte[] tail = new byte[length];
      for (int i = 0; i < length; i++) {
        tail[i] = ring[(int) ((written - length + i) % CAPACITY)];
      }
      return new String(tail, StandardCharsets.UTF_8);
    }
  }
}
