package dev.k8spark.rehearsal.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A terminal as far as the live line needs one: rows, carriage returns and a row erased. */
final class FakeTerminal {
  private static final Pattern PART =
      Pattern.compile("\u001b\\[([?\\d;]*)([A-Za-z])|(\r)|(\n)|([^\u001b\r\n]+)");

  private final List<String> rows = new ArrayList<>();
  private final StringBuilder row = new StringBuilder();
  private int column;

  synchronized void write(String text) {
    Matcher part = PART.matcher(text);
    while (part.find()) {
      if ("K".equals(part.group(2))) {
        row.setLength(0);
      } else if (part.group(3) != null) {
        column = 0;
      } else if (part.group(4) != null) {
        rows.add(row.toString());
        row.setLength(0);
      } else if (part.group(5) != null) {
        int end = Math.min(row.length(), column + part.group(5).length());
        row.replace(Math.min(column, row.length()), end, part.group(5));
        column += part.group(5).length();
      }
    }
    notifyAll();
  }

  /** The last row, as soon as it has the words, or as it is when the time is over. */
  synchronized String awaitLastRow(String words, Duration limit) throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    for (long left = limit.toNanos(); left > 0 && row.indexOf(words) < 0; ) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
      left = end - System.nanoTime();
    }
    return lastRow();
  }

  /** Those above the last one. */
  synchronized List<String> rows() {
    return List.copyOf(rows);
  }

  synchronized String lastRow() {
    return row.toString();
  }
}
