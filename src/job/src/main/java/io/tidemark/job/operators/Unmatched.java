package io.tidemark.job.operators;

import io.tidemark.engine.ledger.Trade;
import io.tidemark.job.flow.LedgerInput;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Busts and corrections whose fill has not come yet, by the id that they name, and by age. */
final class Unmatched {
  private static final Comparator<LedgerInput> AGE =
      Comparator.comparingLong(LedgerInput::ts).thenComparing(LedgerInput.ORDER);

  /** What a message names. */
  private record Name(String book, String symbol, String tradeId) {}

  private final Map<Name, TreeSet<LedgerInput>> byName = new HashMap<>();
  private final TreeSet<LedgerInput> byAge = new TreeSet<>(AGE);

  void add(LedgerInput message) {
    byName.computeIfAbsent(named(message), n -> new TreeSet<>(LedgerInput.ORDER)).add(message);
    byAge.add(message);
  }

  private static Name named(LedgerInput message) {
    Trade trade = (Trade) message.event();
    return new Name(trade.book(), trade.symbol(), trade.refTradeId());
  }

  private static Name of(Trade applied) {
    return new Name(applied.book(), applied.symbol(), applied.tradeId());
  }

  /** Whether any of them names an applied message. */
  boolean names(Trade applied) {
    return !byName.isEmpty() && byName.containsKey(of(applied));
  }

  /** Takes out those that name an applied message, in order. */
  List<LedgerInput> take(Trade applied) {
    TreeSet<LedgerInput> taken = byName.remove(of(applied));
    if (taken == null) {
      return List.of();
    }
    taken.forEach(byAge::remove);
    return List.copyOf(taken);
  }

  /** Takes out those with event time before this, µs, in order. */
  List<LedgerInput> takeBefore(long ts) {
    List<LedgerInput> taken = new ArrayList<>();
    while (!byAge.isEmpty() && byAge.first().ts() < ts) {
      LedgerInput message = byAge.pollFirst();
      taken.add(message);
      Name name = named(message);
      TreeSet<LedgerInput> same = byName.get(name);
      same.remove(message);
      if (same.isEmpty()) {
        byName.remove(name);
      }
    }
    taken.sort(LedgerInput.ORDER);
    return taken;
  }

  /** All of them, oldest first. */
  Collection<LedgerInput> all() {
    return Collections.unmodifiableCollection(byAge);
  }

  Unmatched copy() {
    Unmatched copy = new Unmatched();
    byAge.forEach(copy::add);
    return copy;
  }
}
