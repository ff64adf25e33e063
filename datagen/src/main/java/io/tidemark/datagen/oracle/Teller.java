package io.tidemark.datagen.oracle;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Judges cash events in the order in which they apply. */
final class Teller {
  private static final int FEW = 1_000;

  /** What an account knows of the events applied. */
  private static final class Known {
    private final Map<String, CashEvent> events = new HashMap<>();
    private long newest = Long.MIN_VALUE / 2;
    private int swept = FEW;
  }

  private final Source source;
  private final long window;
  private final Map<String, Known> accounts = new HashMap<>();

  Teller(Source source, long window) {
    this.source = source;
    this.window = window;
  }

  /** Whether the event applies; if not, it is counted as what it is. */
  boolean takes(Arrival<CashEvent> arrival) {
    CashEvent event = arrival.event();
    Known known = accounts.computeIfAbsent(event.account(), a -> new Known());
    if (event.ts() < known.newest - window) {
      source.dead(arrival.place(), "TOO_OLD");
      return false;
    }
    CashEvent before = known.events.get(event.eventId());
    if (before != null && before.ts() >= known.newest - window) {
      List<Object> content = before.content();
      if (content.equals(event.content())) {
        source.counts.repeated();
      } else {
        source.dead(arrival.place(), "CONFLICTING_DUPLICATE");
      }
      return false;
    }
    known.events.put(event.eventId(), event);
    known.newest = Math.max(known.newest, event.ts());
    if (known.events.size() > 2 * known.swept) {
      known.events.values().removeIf(old -> old.ts() < known.newest - window);
      known.swept = Math.max(FEW, known.events.size());
    }
    source.counts.used(arrival.late());
    return true;
  }
}
