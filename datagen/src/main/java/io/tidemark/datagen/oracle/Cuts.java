package io.tidemark.datagen.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Events that wait for the first cut that holds them: the first boundary after their time. */
final class Cuts<E extends Event> {
  static final long INTERVAL = 1_000_000L;

  private final TreeMap<Long, List<Arrival<E>>> waiting = new TreeMap<>();

  /** The first boundary after a time in microseconds. */
  static long after(long time) {
    return (Math.floorDiv(time, INTERVAL) + 1) * INTERVAL;
  }

  void add(Arrival<E> arrival) {
    waiting.computeIfAbsent(after(arrival.effective()), t -> new ArrayList<>()).add(arrival);
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
