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
    private final Map<Long, Bars> bars = new TreeMap<>();
    private final BookRules rules;

    Symbol(Instrument instrument, MarketOptions options) {
      this.instrument = instrument;
      this.rules = new BookRules(instrument, options.rules());
      options.allIntervals().forEach(interval -> bars.put(interval, new Bars(interval)));
    }

    private void price(long ts, BigDecimal price, BigDecimal size) {
      bars.values().forEach(of -> of.add(ts, price, size));
    }
  }

  final Cuts<Tick> waiting;
  private final Reference reference;
  private final MarketOptions options;
  private final TreeMap<String, Symbol> symbols = new TreeMap<>();
  private final Map<String, SymbolMarks> marks = new HashMap<>();
  private final List<List<String>> signals = new ArrayList<>();

  Market(Reference reference, MarketOptions options) {
    this.reference = reference;
    this.options = options;
    waiting = new Cuts<>(options.cutInterval());
  }

  /** Takes a tick as it is read: quotes live at once, bars and rules only when on time. */
  void arrive(Arrival<Tick> arrival, Counts counts) {
    counts.used(arrival.late());
    Tick tick = arrival.event();
    Symbol symbol =
        symbols.computeIfAbsent(tick.symbol(), s -> new Symbol(reference.instrument(s), options));
    boolean quoteTaken = symbol.live.apply(tick);
    waiting.add(arrival);
    if (arrival.late()) {
      return;
    }
    if (!options.fromMids(symbol.instrument)) {
      if (tick.last() != null) {
        symbol.price(tick.ts(), tick.last(), tick.lastSize());
      }
    } else if (quoteTaken) {
      BigDecimal mid = symbol.live.mid();
      if (mid != null) {
        symbol.price(tick.ts(), mid, null);
      }
    }
    if (symbol.rules.serves()) {
      symbol.rules.read(tick.ts(), symbol.live, signals);
    }
  }

  /** Brings the marks to a cut; the symbols whose marks changed. */
  TreeSet<String> cut(long cut) {
    TreeSet<String> ticked = new TreeSet<>();
    for (Arrival<Tick> arrival : waiting.take(cut)) {
      symbols.get(arrival.event().symbol()).settled.apply(arrival.event());
      ticked.add(arrival.event().symbol());
    }
    TreeSet<String> moved = new TreeSet<>();
    for (String name : ticked) {
      SymbolMarks now = SymbolMarks.of(symbols.get(name).settled, options.marks());
      SymbolMarks was = marks.put(name, now);
      if (!now.equals(was == null ? SymbolMarks.NONE : was)) {
        moved.add(name);
      }
    }
    return moved;
  }

  /** The symbols of all ticks used. */
  Set<String> symbols() {
    return Set.copyOf(symbols.keySet());
  }

  /** The marks of the last cut. */
  SymbolMarks marks(String symbol) {
    return marks.getOrDefault(symbol, SymbolMarks.NONE);
  }

  /**
   * After the last tick: rows of bars, indicators and signals, and of signals that may be there or
   * not; unsorted.
   */
  void rows(
      List<List<String>> bars,
      List<List<String>> indicators,
      List<List<String>> signalRows,
      List<List<String>> ties) {
    signalRows.addAll(signals);
    Studies studies = new Studies(options.seed(), options.sessionStart());
    symbols.forEach(
        (name, symbol) -> {
          for (long interval : options.barIntervals()) {
            symbol.bars.get(interval).rows(name, bars);
          }
          symbol.bars.forEach(
              (interval, of) -> {
                Chart chart = new Chart(of.all(), studies);
                indicators(name, interval, chart, indicators);
                if (interval.equals(options.indicatorInterval())) {
                  BarRules.read(
                      name, interval, chart, options.seed(), options.rules(), signalRows, ties);
                }
              });
        });
  }

  private void indicators(String symbol, long interval, Chart chart, List<List<String>> rows) {
    for (String indicator : options.indicators()) {
      if (options.interval(indicator) == interval) {
        double[] values = chart.values(MarketOptions.bare(indicator));
        for (int i = 0; i < values.length; i++) {
          if (!Double.isNaN(values[i])) {
            rows.add(
                List.of(
                    Numbers.time(chart.bar(i).start() + interval),
                    symbol,
                    Spans.print(interval),
                    MarketOptions.bare(indicator),
                    Numbers.print(values[i])));
          }
        }
      }
    }
  }
}
