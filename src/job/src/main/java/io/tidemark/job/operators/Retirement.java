package io.tidemark.job.operators;

import io.tidemark.engine.ledger.Position;
import io.tidemark.engine.ledger.PositionKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which flat positions are to be looked at when, since they may have been flat for long enough to
 * leave the books. It lives on the heap and is made anew from state after a restore.
 */
final class Retirement {
  private record Place(String account, PositionKey key) {}

  private final Cuts cuts;
  private final TreeMap<Long, Map<String, Set<PositionKey>>> due = new TreeMap<>();

  /** For each position the earliest cut at which it is looked at. */
  private final Map<Place, Long> dueAt = new HashMap<>();

  Retirement(Cuts cuts) {
    this.cuts = cuts;
  }

  /** Watches a position if it is flat. One that opens again is found out when its time comes. */
  void watch(String account, Position position) {
    if (position.quantity() != 0) {
      return;
    }
    long at = cuts.afterWindow(position.newest());
    Place place = new Place(account, position.key());
    // One look ahead is enough: when its time comes, the next one is found.
    if (at < dueAt.getOrDefault(place, Long.MAX_VALUE)) {
      dueAt.put(place, at);
      due.computeIfAbsent(at, c -> new HashMap<>())
          .computeIfAbsent(account, a -> new TreeSet<>())
          .add(position.key());
    }
  }

  /** The earliest cut at which a position is to be looked at, {@code Long.MAX_VALUE} if none. */
  long next() {
    return due.isEmpty() ? Long.MAX_VALUE : due.firstKey();
  }

  /** Takes out the positions to be looked at up to a cut, by account. */
  Map<String, Set<PositionKey>> take(long cut) {
    Map<String, Set<PositionKey>> taken = new HashMap<>();
    while (next() <= cut) {
      due.pollFirstEntry()
          .getValue()
          .forEach(
              (account, keys) -> {
                taken.computeIfAbsent(account, a -> new TreeSet<>()).addAll(keys);
                for (PositionKey key : keys) {
                  // An entry that an earlier one has overtaken is harmless.
                  dueAt.computeIfPresent(
                      new Place(account, key), (place, at) -> at <= cut ? null : at);
                }
              });
    }
    return taken;
  }
}
