package io.tidemark.datagen.oracle;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an account knows of the trade messages it has seen: those applied within the window, and
 * those that wait.
 */
final class Memory {
  /**
   * An applied message.
   *
   * @param fill what it stands for
   */
  record Applied(long ts, List<Object> content, Fill fill) {}

  private static final int FEW = 1_000;

  /** Messages that wait, by the order in which they came. */
  final TreeMap<Integer, Arrival<Trade>> waiting = new TreeMap<>();

  private final long window;
  private final Map<Trade.Key, Applied> applied = new HashMap<>();

  /** The fills that an id has stood for, by id, book and symbol. */
  private final Map<List<String>, List<Applied>> named = new HashMap<>();

  private Long newestFill;

  /** How many messages were within the window when the others were last let go. */
  private int swept = FEW;

  private int waited;

  /** The window in microseconds. */
  Memory(long window) {
    this.window = window;
  }

  /** Whether a time is out of the window of the newest fill applied. */
  boolean tooOld(long ts) {
    return newestFill != null && ts < newestFill - window;
  }

  /** The remembered message with a key, or null. */
  Applied find(Trade.Key key) {
    Applied found = applied.get(key);
    return found == null || tooOld(found.ts) ? null : found;
  }

  /**
   * The fill that a bust or correction names, or null.
   *
   * @throws Unusable AMBIGUOUS_REFERENCE when it may be one of several
   */
  Fill named(Trade trade) throws Unusable {
    Set<Fill> fills = new LinkedHashSet<>();
    List<String> id = List.of(trade.ref(), trade.book(), trade.symbol());
    for (Applied message : named.getOrDefault(id, List.of())) {
      boolean side = trade.side().isEmpty() || trade.side().equals(message.fill.side());
      if (side && !tooOld(message.ts)) {
        fills.add(message.fill);
      }
    }
    if (fills.size() > 1) {
      throw new Unusable("AMBIGUOUS_REFERENCE");
    }
    return fills.isEmpty() ? null : fills.iterator().next();
  }

  void remember(Trade trade, List<Object> content, Fill fill) {
    Applied message = new Applied(trade.ts(), content, fill);
    applied.put(trade.key(), message);
    if (trade.type() != Trade.Type.BUST) {
      named
          .computeIfAbsent(
              List.of(trade.tradeId(), trade.book(), trade.symbol()), k -> new ArrayList<>(1))
          .add(message);
    }
    if (trade.type().fills()) {
      newestFill = newestFill == null ? trade.ts() : Long.valueOf(Math.max(newestFill, trade.ts()));
      sweep();
    }
  }

  /** Lets go of what is too old to matter, once it may be half of all. */
  private void sweep() {
    if (applied.size() > 2 * swept) {
      applied.values().removeIf(message -> tooOld(message.ts));
      named.values().forEach(messages -> messages.removeIf(message -> tooOld(message.ts)));
      named.values().removeIf(List::isEmpty);
      swept = Math.max(FEW, applied.size());
    }
  }

  void await(Arrival<Trade> arrival) {
    waiting.put(waited++, arrival);
  }
}
