package io.tidemark.datagen.sim;

import io.tidemark.contracts.Topic;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Finds when records were due. Event time says it, but for what was made older on purpose, of which
 * the newest are remembered by a hash of key and time, and for what came with a backlog.
 */
final class Intended implements IntendedTimes {
  private static final int REMEMBERED = 1 << 16;
  private static final String ACCOUNT = "ACC-";

  private record Aged(long hash, long due) {}

  private final Universe universe;
  private final Schedule schedule;
  private final Map<String, Integer> laneOfSymbol = new HashMap<>();
  private final AtomicReferenceArray<Aged> aged = new AtomicReferenceArray<>(REMEMBERED);
  private final int accounts;
  private volatile Pace pace;

  Intended(SimulatorOptions options, Universe universe, Schedule schedule) {
    this.universe = universe;
    this.schedule = schedule;
    accounts = options.accounts();
    for (int symbol = 0; symbol < universe.listings().size(); symbol++) {
      laneOfSymbol.put(universe.listings().get(symbol).symbol(), universe.laneOf(symbol));
    }
  }

  /** The traffic begins. */
  void begin(Pace started) {
    pace = started;
  }

  /** A record whose event time is not what it would be by when it is due. */
  void remember(byte[] key, long eventMicros, long dueMicros) {
    int hash = 0;
    for (byte b : key) {
      hash = 31 * hash + b; // as String has it for ASCII, which keys are
    }
    long whole = hash(hash, eventMicros);
    aged.set(slot(whole), new Aged(whole, dueMicros));
  }

  private static long hash(int key, long eventMicros) {
    long z = (eventMicros ^ ((long) key << 32)) * 0x9E3779B97F4A7C15L + key;
    return z ^ (z >>> 29);
  }

  private static int slot(long hash) {
    return (int) ((hash * 0xBF58476D1CE4E5B9L) >>> 48) & (REMEMBERED - 1);
  }

  @Override
  public OptionalLong dueMicros(Topic topic, String key, long eventMicros) {
    Pace now = pace;
    int lane = lane(key);
    if (now == null || lane < 0) {
      return OptionalLong.empty();
    }
    double back = schedule.back(lane);
    if (back > Double.NEGATIVE_INFINITY && eventMicros < now.eventMicros(back, back)) {
      return OptionalLong.empty();
    }
    long whole = hash(key.hashCode(), eventMicros);
    Aged found = aged.get(slot(whole));
    return OptionalLong.of(
        found != null && found.hash == whole ? found.due : now.dueMicros(eventMicros));
  }

  private int lane(String key) {
    Integer lane = laneOfSymbol.get(key);
    if (lane != null) {
      return lane;
    }
    if (!key.startsWith(ACCOUNT)) {
      return -1;
    }
    try {
      int number = Integer.parseInt(key, ACCOUNT.length(), key.length(), 10) - 1;
      return number >= 0 && number < accounts ? universe.laneOfAccount(number) : -1;
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
