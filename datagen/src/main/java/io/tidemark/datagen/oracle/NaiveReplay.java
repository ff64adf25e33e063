package io.tidemark.datagen.oracle;

import io.tidemark.datagen.Inputs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Recomputes what a bounded run over given inputs must write, with default settings but for {@link
 * NaiveOptions}.
 */
public final class NaiveReplay {
  /** {@code watermark.out-of-orderness} by default, microseconds. */
  public static final long OUT_OF_ORDERNESS = 1_000_000L;

  private static final int PROGRESS_EVERY = 100_000;

  private final Source tickSource = new Source("ticks");
  private final Source tradeSource = new Source("trades");
  private final Source cashSource = new Source("cash");
  private final Consumer<String> progress;
  private final Reference reference;
  private final Limits limits;
  private final Market market;
  private final long cutInterval;
  private final Rates rates;
  private final Ledger ledger;
  private final List<Partition<?>> partitions = new ArrayList<>();
  private long told;

  private NaiveReplay(Feeds feeds, NaiveOptions options, Consumer<String> progress) {
    this.progress = progress;
    reference = new Reference(feeds.instruments(), feeds.accounts());
    market = new Market(reference, options.market());
    cutInterval = options.market().cutInterval();
    rates = new Rates(reference, market);
    limits = new Limits(feeds.limits());
    ledger = new Ledger(reference, limits, market, rates, options, tradeSource, cashSource);
    long bound = options.outOfOrderness();
    add(feeds.ticks(), tickSource, Tick::parse, bound, this::tick);
    add(feeds.trades(), tradeSource, Trade::parse, bound, ledger::trade);
    add(feeds.cash(), cashSource, CashEvent::parse, bound, ledger.cash::add);
  }

  private <E extends Event> void add(
      List<Feed> feeds,
      Source source,
      Partition.Parser<E> parser,
      long bound,
      Consumer<Arrival<E>> next) {
    for (int i = 0; i < feeds.size(); i++) {
      partitions.add(new Partition<>(source, i, feeds.get(i), parser, bound, next));
    }
  }

  /**
   * Reads the files and works out every output.
   *
   * @throws IOException when a file cannot be read
   * @throws IllegalArgumentException when a header lacks a column
   */
  public static Expected run(Inputs inputs, Consumer<String> progress) throws IOException {
    return run(inputs, NaiveOptions.replay(), progress);
  }

  /** The same with options. */
  public static Expected run(Inputs inputs, NaiveOptions options, Consumer<String> progress)
      throws IOException {
    try (Feeds feeds = Feeds.of(inputs)) {
      return run(feeds, options, progress);
    }
  }

  /**
   * Reads all partitions to their ends and works out every output of a live run.
   *
   * @param bound {@code watermark.out-of-orderness}, microseconds
   */
  public static Expected run(Feeds feeds, long bound, Consumer<String> progress) {
    return run(feeds, NaiveOptions.live().outOfOrderness(bound), progress);
  }

  /** Reads all partitions to their ends and works out every output. */
  public static Expected run(Feeds feeds, NaiveOptions options, Consumer<String> progress) {
    NaiveReplay replay = new NaiveReplay(feeds, options, progress);
    replay.cuts();
    return replay.expected();
  }

  private void cuts() {
    for (Long cut = nextCut(); cut != null; cut = nextCut()) {
      ledger.cut(cut, market.cut(cut));
    }
  }

  /**
   * The earliest boundary at which something happens, read far enough that nothing before it is
   * still to come; null after the last.
   */
  private Long nextCut() {
    Long cut = earliest();
    while (cut == null) {
      boolean any = false;
      for (Partition<?> partition : partitions) {
        any |= partition.read();
      }
      if (!any) {
        return null;
      }
      cut = earliest();
    }
    for (Partition<?> partition : partitions) {
      while (!partition.complete(cut) && partition.read()) {}
    }
    cut = earliest();
    Long last = last(); // of what was read, which is all if nothing happens before it
    return last != null && cut <= last ? cut : null;
  }

  private Long earliest() {
    return Stream.of(
            market.waiting.first(), ledger.trades.first(), ledger.cash.first(), ledger.firstWake())
        .filter(Objects::nonNull)
        .min(Long::compare)
        .orElse(null);
  }

  /** The cut that holds all that was read, or null before anything was. */
  private Long last() {
    return partitions.stream()
        .map(Partition::newest)
        .filter(Objects::nonNull)
        .max(Long::compare)
        .map(newest -> Cuts.after(newest, cutInterval))
        .orElse(null);
  }

  private void tick(Arrival<Tick> arrival) {
    market.arrive(arrival, tickSource.counts);
    long read = tickSource.counts.in();
    if (read >= told + PROGRESS_EVERY) { // not every record comes here
      told = read - read % PROGRESS_EVERY;
      progress.accept("%,d ticks recomputed".formatted(told));
    }
  }

  private Expected expected() {
    Long last = last();
    if (last != null) {
      ledger.end(last);
    }
    LedgerTables tables = new LedgerTables(ledger, market, rates, last);
    List<List<String>> bars = new ArrayList<>();
    List<List<String>> indicators = new ArrayList<>();
    List<List<String>> signals = new ArrayList<>();
    List<List<String>> ties = new ArrayList<>();
    market.rows(bars, indicators, signals, ties);
    List<List<String>> dead = new ArrayList<>();
    Map<String, Counts> counts = new TreeMap<>();
    for (Source source : sources()) {
      dead.addAll(source.deadLetters);
      counts.put(source.name, source.counts);
    }
    return new Expected(
        tables.positions(),
        tables.accounts(),
        tables.balances(),
        LedgerTables.fills(ledger.bookkeeper.rows()),
        LedgerTables.alerts(ledger.alerts.rows()),
        Table.of(
            "bars.csv",
            "symbol,interval,start,end,open,high,low,close,volume,vwap,ticks",
            "start,symbol,interval",
            bars),
        Table.of(
            "indicators.csv",
            "ts,symbol,interval,name,value",
            "ts,symbol,interval,name",
            indicators),
        signals(signals),
        signals(ties),
        Table.of("dead_letters.csv", "source,position,reason", "source,position", dead),
        counts,
        unlisted());
  }

  private static Table signals(List<List<String>> rows) {
    return Table.of(
        "signals.csv",
        "ts,symbol,kind,direction,price,size,value,threshold,rule",
        "ts,symbol,rule",
        rows);
  }

  private List<String> unlisted() {
    return Stream.concat(market.symbols().stream(), ledger.symbols().stream())
        .filter(symbol -> !reference.lists(symbol))
        .distinct()
        .sorted()
        .toList();
  }

  private List<Source> sources() {
    return List.of(
        tickSource,
        tradeSource,
        cashSource,
        reference.instrumentSource,
        reference.accountSource,
        limits.source);
  }
}
