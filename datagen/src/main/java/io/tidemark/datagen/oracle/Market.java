package io.tidemark.datagen.oracle;

import io.tidemark.datagen.spill.Row;
import io.tidemark.datagen.spill.Rows;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Everything that ticks make: live quotes, bars, signals, and the marks of each cut. In memory are
 * quotes, the bars that are not done, and after the last tick the bars of one symbol and length.
 */
final class Market {
  private final class Symbol {
    private final Instrument instrument;
    private final Book live = new Book();
    private final Book settled = new Book();
    private final List<Bars> bars = new ArrayList<>();
    private final BookRules rules;
    private final boolean fromMids;
    private final boolean watched;

    Symbol(Instrument instrument) {
      this.instrument = instrument;
      this.rules = new BookRules(instrument, options.rules());
      fromMids = options.fromMids(instrument);
      watched = witness.watches(instrument.symbol());
      options.allIntervals().forEach(interval -> bars.add(new Bars(interval)));
    }
  }

  /** A bar that is not done. */
  private record Open(String symbol, Bars of, Bars.Bar bar) {}

  final Cuts<Tick> waiting;
  private final Reference reference;
  private final MarketOptions options;
  private final Growing out;
  private final MarketWitness witness;
  private final HashMap<String, Symbol> symbols = new HashMap<>();
  private final Map<String, SymbolMarks> marks = new HashMap<>();

  /** Bars that are not done, by their ends. */
  private final TreeMap<Long, List<Open>> open = new TreeMap<>();

  /** Lengths of bars that an indicator or a rule reads. */
  private final Set<Long> charted = new TreeSet<>();

  Market(Reference reference, MarketOptions options, Growing out, MarketWitness witness) {
    this.reference = reference;
    this.options = options;
    this.out = out;
    this.witness = witness;
    waiting = new Cuts<>(options.cutInterval());
    options.indicators().forEach(indicator -> charted.add(options.interval(indicator)));
    if (BarRules.any(options.rules())) {
      charted.add(options.indicatorInterval());
    }
  }

  /** Takes a tick as it is read: quotes live at once, bars and rules only when on time. */
  void arrive(Arrival<Tick> arrival, Counts counts) {
    counts.used(arrival.late());
    Tick tick = arrival.event();
    Symbol symbol =
        symbols.computeIfAbsent(tick.symbol(), s -> new Symbol(reference.instrument(s)));
    boolean quoteTaken = symbol.live.apply(tick);
    waiting.add(arrival);
    BigDecimal price = tick.last();
    BigDecimal size = tick.lastSize();
    if (symbol.fromMids) {
      price = quoteTaken ? symbol.live.mid() : null;
      size = null;
    }
    if (arrival.late()) {
      if (symbol.watched) {
        witness.late(arrival, price, size);
      }
      return;
    }
    if (price != null) {
      price(symbol, arrival, price, size);
    }
    if (symbol.rules.serves()) {
      if (symbol.watched) {
        witness.quote(arrival, symbol.live);
      }
      symbol.rules.read(tick.ts(), symbol.live, out.signals::add);
    }
  }

  private void price(Symbol symbol, Arrival<Tick> arrival, BigDecimal price, BigDecimal size) {
    String name = symbol.instrument.symbol();
    for (Bars of : symbol.bars) {
      Bars.Bar bar = of.add(arrival.ts(), price, size);
      if (bar.ticks() == 1) {
        open.computeIfAbsent(bar.start() + of.interval(), end -> new ArrayList<>())
            .add(new Open(name, of, bar));
      }
      if (symbol.watched) {
        witness.bar(name, of.interval(), bar, arrival, price, size);
      }
    }
  }

  /** Brings the marks to a cut; the symbols whose marks changed. */
  Set<String> cut(long cut) {
    // What is still to come and on time is not before the cut
    while (!open.isEmpty() && open.firstKey() <= cut) {
      open.pollFirstEntry().getValue().forEach(this::done);
    }
    Set<String> ticked = new LinkedHashSet<>();
    for (Arrival<Tick> arrival : waiting.take(cut)) {
      symbols.get(arrival.event().symbol()).settled.apply(arrival.event());
      ticked.add(arrival.event().symbol());
    }
    Set<String> moved = new LinkedHashSet<>();
    for (String name : ticked) {
      SymbolMarks now = SymbolMarks.of(symbols.get(name).settled, options.marks());
      SymbolMarks was = marks.put(name, now);
      if (!now.equals(was == null ? SymbolMarks.NONE : was)) {
        moved.add(name);
      }
    }
    return moved;
  }

  private void done(Open ended) {
    long interval = ended.of.interval();
    ended.of.done(ended.bar);
    if (options.barIntervals().contains(interval)) {
      out.bars.add(ended.bar.row(ended.symbol, interval));
    }
    if (charted.contains(interval)) {
      List<String> row = new ArrayList<>();
      row.add(ended.symbol);
      row.add(Spans.print(interval));
      row.add(Numbers.time(ended.bar.start()));
      row.addAll(ended.bar.packed());
      out.charted.add(row);
    }
  }

  /** The symbols of all ticks used. */
  Set<String> symbols() {
    return Set.copyOf(symbols.keySet());
  }

  /** The marks of the last cut. */
  SymbolMarks marks(String symbol) {
    return marks.getOrDefault(symbol, SymbolMarks.NONE);
  }

  /** After the last tick: ends all bars, and works out indicators and the signals of bars. */
  void end() {
    open.values().forEach(all -> all.forEach(this::done));
    open.clear();
    Studies studies = new Studies(options.seed(), options.sessionStart());
    List<Bars.Bar> bars = new ArrayList<>();
    List<String> of = List.of();
    try (Rows rows = out.charted.sorted().read()) {
      for (Row row = rows.next(); row != null; row = rows.next()) {
        List<String> fields = row.fields();
        if (!fields.subList(0, 2).equals(of)) {
          chart(of, bars, studies);
          of = fields.subList(0, 2);
          bars.clear();
        }
        bars.add(Bars.Bar.unpacked(fields.subList(3, fields.size())));
      }
    }
    chart(of, bars, studies);
    out.charted.drop();
  }

  /** {@code of}: symbol and length of the bars. */
  private void chart(List<String> of, List<Bars.Bar> bars, Studies studies) {
    if (bars.isEmpty()) {
      return;
    }
    String symbol = of.get(0);
    long interval = Spans.parse(of.get(1));
    Chart chart = new Chart(bars, studies);
    indicators(symbol, interval, chart);
    if (interval == options.indicatorInterval()) {
      BarRules.read(
          symbol,
          interval,
          chart,
          options.seed(),
          options.rules(),
          out.signals::add,
          out.ties::add,
          witness);
    }
  }

  private void indicators(String symbol, long interval, Chart chart) {
    for (String indicator : options.indicators()) {
      if (options.interval(indicator) == interval) {
        String name = MarketOptions.bare(indicator);
        double[] values = chart.values(name);
        witness.indicator(symbol, interval, name, chart, values);
        for (int i = 0; i < values.length; i++) {
          if (!Double.isNaN(values[i])) {
            out.indicators.add(
                List.of(
                    Numbers.time(chart.bar(i).start() + interval),
                    symbol,
                    Spans.print(interval),
                    name,
                    Numbers.print(values[i])));
          }
        }
      }
    }
  }
}
