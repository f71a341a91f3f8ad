package dev.k8spark.read;

import dev.k8spark.source.SourceFile;
import dev.k8spark.source.Span;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** The events of a YAML text, one by one, with their places in UTF-16 units. */
final class YamlEvents {

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setCodePointLimit(Integer.MAX_VALUE).build();

  private final SourceFile file;
  private final int skipped;
  private final boolean wide;
  private final Iterator<Event> events;
  private int reached;

  YamlEvents(SourceFile file) {
    this.file = file;
    this.skipped = file.text().startsWith(BYTE_ORDER_MARK) ? 1 : 0;
    this.wide = file.text().chars().anyMatch(c -> Character.isSurrogate((char) c));
    this.events = new Parse(SETTINGS).parseString(file.text().substring(skipped)).iterator();
  }

  /** The next event; every failure of the library is a {@link YamlEngineException}. */
  Event next() {
    try {
      Event event = events.next();
      reached = event.getEndMark().map(this::offsetOf).orElse(reached);
      return event;
    } catch (IllegalArgumentException
        | IndexOutOfBoundsException
        | ArithmeticException
        | NoSuchElementException e) {
      throw new YamlEngineException(e);
    }
  }

  /** How far the text is known to be right. */
  int reached() {
    return reached;
  }

  /** Where an event stands, without the white space behind it. */
  Span spanOf(Event event) {
    return spanOf(offsetOf(event.getStartMark()), offsetOf(event.getEndMark()));
  }

  Span spanOf(int start, int end) {
    int last = end;
    while (last > start && " \t\r\n".indexOf(file.text().charAt(last - 1)) >= 0) {
      last--;
    }
    return new Span(file, start, last);
  }

  /** The offset of a mark, which counts code points. */
  int offsetOf(Mark mark) {
    int point = mark.getIndex() + skipped;
    int length = file.text().length();
    return wide
        ? file.text().offsetByCodePoints(0, Math.min(point, file.text().codePointCount(0, length)))
        : Math.min(point, length);
  }

  private int offsetOf(Optional<Mark> mark) {
    return mark.map(this::offsetOf).orElse(reached);
  }
}
