package io.tidemark.datagen.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Events that wait for the first cut that holds them: the first boundary after their time. */
final class Cuts<E extends Event> {
  private final long interval;
  private final TreeMap<Long, List<Arrival<E>>> waiting = new TreeMap<>();

  /** {@code interval}: the distance of the boundaries, microseconds. */
  Cuts(long interval) {
    this.interval = interval;
  }

  /** The first boundary after a time in microseconds. */
  static long after(long time, long interval) {
    return (Math.floorDiv(time, interval) + 1) * interval;
  }

  void add(Arrival<E> arrival) {
    waiting
        .computeIfAbsent(after(arrival.effective(), interval), t -> new ArrayList<>())
        .add(arrival);
  }

  /** The earliest boundary with events, or null. */
  Long first() {
    return waiting.isEmpty() ? null : waiting.firstKey();
  }

  /** Takes the events of a boundary in order of arrival. */
  List<Arrival<E>> take(long cut) {
    List<Arrival<E>> events = waiting.remove(cut);
    return events == null ? List.of() : events;
  }
}
