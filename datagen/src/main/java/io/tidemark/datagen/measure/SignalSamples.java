package io.tidemark.datagen.measure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Signals that were seen in Kafka and are looked for in the database: about a hundred a second,
 * evenly among all, since each costs a look into an index until it is found. What is slow to come
 * stays until it is there, so that it is not left out. Thread-safe.
 */
final class SignalSamples {
  private static final int A_SECOND = 100;
  private static final int MOST = 20_000;
  private static final long SECOND_NANOS = 1_000_000_000L;

  private final Map<String, Long> wanted = new LinkedHashMap<>();
  private final boolean used;
  private long secondEnds = System.nanoTime() + SECOND_NANOS;
  private long seen;
  private long every = 1;

  /**
   * None yet.
   *
   * @param used whether anybody will ask for them
   */
  SignalSamples(boolean used) {
    this.used = used;
  }

  /** Takes one of so many. */
  synchronized void offer(String id, long due) {
    if (!used) {
      return;
    }
    long now = System.nanoTime();
    if (now > secondEnds) {
      every = Math.max(1, seen / A_SECOND);
      seen = 0;
      secondEnds = now + SECOND_NANOS;
    }
    if (seen++ % every == 0 && wanted.size() < MOST) {
      wanted.putIfAbsent(id, due);
    }
  }

  /** Ids that have not been found, the oldest first. */
  synchronized List<String> wanted(int most) {
    return wanted.keySet().stream().limit(most).toList();
  }

  /** Strikes one off; when its tick was due, null if it is not looked for. */
  synchronized Long found(String id) {
    return wanted.remove(id);
  }
}
