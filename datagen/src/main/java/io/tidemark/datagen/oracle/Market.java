package io.tidemark.datagen.oracle;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Everything that ticks make: live quotes, bars, signals, and the marks of each cut. */
final class Market {
  private static final class Symbol {
    private final Instrument instrument;
    private final Book live = new Book();
    private final Book settled = new Book();
    private final Bars bars = new Bars();
    private final BookRules rules;

    Symbol(Instrument instrument) {
      this.instrument = instrument;
      this.rules = new BookRules(instrument);
    }
  }

  final Cuts<Tick> waiting = new Cuts<>();
  private final Reference reference;
  private final TreeMap<String, Symbol> symbols = new TreeMap<>();
  private final Map<String, Mark> marks = new HashMap<>();
  private final List<List<String>> signals = new ArrayList<>();

  Market(Reference reference) {
    this.reference = reference;
  }

  /** Takes a tick as it is read: quotes live at once, bars and rules only when on time. */
  void arrive(Arrival<Tick> arrival, Counts counts) {
    counts.used(arrival.late());
    Tick tick = arrival.event();
    Symbol symbol =
        symbols.computeIfAbsent(tick.symbol(), s -> new Symbol(reference.instrument(s)));
    boolean quoteTaken = symbol.live.apply(tick);
    waiting.add(arrival);
    if (arrival.late()) {
      return;
    }
    if (!symbol.instrument.barsFromMids()) {
      if (tick.last() != null) {
        symbol.bars.add(tick.ts(), tick.last(), tick.lastSize());
      }
    } else if (quoteTaken) {
      BigDecimal mid = symbol.live.mid();
      if (mid != null) {
        symbol.bars.add(tick.ts(), mid, null);
      }
    }
    if (symbol.rules.serves()) {
      symbol.rules.read(tick.ts(), symbol.live, signals);
    }
  }

  /** Brings the marks to a cut; the symbols whose mark changed. */
  TreeSet<String> cut(long cut) {
    TreeSet<String> ticked = new TreeSet<>();
    for (Arrival<Tick> arrival : waiting.take(cut)) {
      symbols.get(arrival.event().symbol()).settled.apply(arrival.event());
      ticked.add(arrival.event().symbol());
    }
    TreeSet<String> moved = new TreeSet<>();
    for (String name : ticked) {
      Mark now = symbols.get(name).settled.mark();
      Mark was = now == null ? marks.remove(name) : marks.put(name, now);
      if (now == null ? was != null : !now.equals(was)) {
        moved.add(name);
      }
    }
    return moved;
  }

  /** The symbols of all ticks used. */
  Set<String> symbols() {
    return Set.copyOf(symbols.keySet());
  }

  /** The mark of the last cut, or null. */
  Mark mark(String symbol) {
    return marks.get(symbol);
  }

  /** After the last tick: rows of bars, indicators and signals, unsorted. */
  void rows(List<List<String>> bars, List<List<String>> indicators, List<List<String>> signalRows) {
    signalRows.addAll(signals);
    symbols.forEach(
        (name, symbol) -> {
          symbol.bars.rows(name, bars);
          Indicators.rows(name, symbol.bars, indicators, signalRows);
        });
  }
}
