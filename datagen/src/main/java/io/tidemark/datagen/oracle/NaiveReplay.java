package io.tidemark.datagen.oracle;

import io.tidemark.datagen.Inputs;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Recomputes a replay from its input files, with default settings. New fills only: busts,
 * corrections and transfers are dead letters.
 */
public final class NaiveReplay implements Closeable {
  private static final int PROGRESS_EVERY = 100_000;

  private final Source tickSource = new Source("ticks");
  private final Source tradeSource = new Source("trades");
  private final Source cashSource = new Source("cash");
  private final Consumer<String> progress;
  private final Reference reference;
  private final Market market;
  private final Rates rates;
  private final Ledger ledger;
  private final Partition<Tick> ticks;
  private final Partition<Fill> trades;
  private final Partition<CashEvent> cash;

  private NaiveReplay(Inputs inputs, Consumer<String> progress) throws IOException {
    this.progress = progress;
    reference = new Reference(inputs.instruments(), inputs.accounts());
    market = new Market(reference);
    rates = new Rates(reference, market);
    ledger = new Ledger(reference, market, rates);
    ticks = new Partition<>(tickSource, inputs.ticks(), List.of("ts", "symbol"), Tick::parse);
    trades =
        new Partition<>(
            tradeSource,
            inputs.trades(),
            List.of("ts", "trade_id", "account", "symbol", "side", "quantity", "price"),
            Fill::parse);
    cash =
        new Partition<>(
            cashSource,
            inputs.cash(),
            List.of("ts", "event_id", "account", "currency", "amount", "kind"),
            CashEvent::parse);
  }

  /**
   * Reads the files and works out every output.
   *
   * @throws IOException when a file cannot be read
   * @throws IllegalArgumentException when a header lacks a column
   */
  public static Expected run(Inputs inputs, Consumer<String> progress) throws IOException {
    try (NaiveReplay replay = new NaiveReplay(inputs, progress)) {
      replay.cuts();
      return replay.expected();
    }
  }

  @Override
  public void close() throws IOException {
    ticks.close();
    trades.close();
    cash.close();
  }

  private void cuts() {
    for (Long cut = nextCut(); cut != null; cut = nextCut()) {
      TreeSet<String> moved = market.cut(cut);
      ledger.cut(cut, moved, tradeSource, cashSource);
    }
  }

  /** The earliest boundary with events, read far enough that none of them is still to come. */
  @SuppressWarnings("ShortCircuitBoolean") // reads one of each, whatever the others had
  private Long nextCut() {
    Long cut = earliest();
    while (cut == null && (readTick() || readTrade() || readCash())) {
      cut = earliest();
    }
    if (cut == null) {
      return null;
    }
    while (!ticks.complete(cut) && readTick()) {}
    while (!trades.complete(cut) && readTrade()) {}
    while (!cash.complete(cut) && readCash()) {}
    return earliest();
  }

  private Long earliest() {
    return Stream.of(market.waiting.first(), ledger.fills.first(), ledger.cash.first())
        .filter(Objects::nonNull)
        .min(Long::compare)
        .orElse(null);
  }

  private boolean readTick() {
    Arrival<Tick> arrival = ticks.next();
    if (arrival == null) {
      return false;
    }
    market.arrive(arrival, tickSource.counts);
    if (tickSource.counts.in() % PROGRESS_EVERY == 0) {
      progress.accept("%,d ticks recomputed".formatted(tickSource.counts.in()));
    }
    return true;
  }

  private boolean readTrade() {
    Arrival<Fill> arrival = trades.next();
    if (arrival != null) {
      ledger.fill(arrival, tradeSource);
    }
    return arrival != null;
  }

  private boolean readCash() {
    Arrival<CashEvent> arrival = cash.next();
    if (arrival != null) {
      ledger.cash(arrival);
    }
    return arrival != null;
  }

  private Expected expected() {
    Long last =
        Stream.of(ticks.newest(), trades.newest(), cash.newest())
            .filter(Objects::nonNull)
            .max(Long::compare)
            .map(Cuts::after)
            .orElse(null);
    LedgerTables tables = new LedgerTables(ledger, market, rates, last);
    List<List<String>> bars = new ArrayList<>();
    List<List<String>> indicators = new ArrayList<>();
    List<List<String>> signals = new ArrayList<>();
    market.rows(bars, indicators, signals);
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
        Table.of(
            "signals.csv",
            "ts,symbol,kind,direction,price,size,value,threshold,rule",
            "ts,symbol,rule",
            signals),
        Table.of("dead_letters.csv", "source,position,reason", "source,position", dead),
        counts,
        unlisted());
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
        tickSource, tradeSource, cashSource, reference.instrumentSource, reference.accountSource);
  }
}
