package io.tidemark.datagen.oracle;

import io.tidemark.datagen.Inputs;
import io.tidemark.datagen.spill.Spill;
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
 *
 * <p>Memory does not grow with ticks. It grows with what a run keeps too: quotes and open bars by
 * symbol and venue, positions and accounts, the trade messages within {@code
 * trades.correction-window}, and what was read of an input beyond the cut under way, a second or so
 * of events. After the last tick all bars of one symbol and one length are in memory at a time,
 * where indicators or rules read them. Rows of outputs go to a {@link Spill}.
 */
public final class NaiveReplay {
  /** {@code watermark.out-of-orderness} by default, microseconds. */
  public static final long OUT_OF_ORDERNESS = 1_000_000L;

  private static final int PROGRESS_EVERY = 100_000;

  private final Source tickSource;
  private final Source tradeSource;
  private final Source cashSource;
  private final Spill spill;
  private final Growing out;
  private final Consumer<String> progress;
  private final Reference reference;
  private final Limits limits;
  private final Market market;
  private final long cutInterval;
  private final Rates rates;
  private final Ledger ledger;
  private final List<Partition<?>> partitions = new ArrayList<>();
  private long told;

  private NaiveReplay(
      Feeds feeds, NaiveOptions options, Spill spill, Witness witness, Consumer<String> progress) {
    this.spill = spill;
    this.progress = progress;
    out = new Growing(spill);
    tickSource = new Source("ticks", out.deadLetters);
    tradeSource = new Source("trades", out.deadLetters);
    cashSource = new Source("cash", out.deadLetters);
    reference = new Reference(feeds.instruments(), feeds.accounts(), out.deadLetters);
    market = new Market(reference, options.market(), out, witness.market());
    cutInterval = options.market().cutInterval();
    rates = new Rates(reference, market);
    limits = new Limits(feeds.limits(), out.deadLetters);
    ledger =
        new Ledger(
            reference,
            limits,
            market,
            rates,
            options,
            tradeSource,
            cashSource,
            out,
            witness.ledger());
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
   * Reads the files and works out every output, in memory.
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
    return run(inputs, options, Spill.inMemory(), progress);
  }

  /**
   * The same with rows that memory need not hold.
   *
   * @param spill where they are as long as they are needed
   */
  public static Expected run(
      Inputs inputs, NaiveOptions options, Spill spill, Consumer<String> progress)
      throws IOException {
    try (Feeds feeds = Feeds.of(inputs)) {
      return run(feeds, options, spill, new Witness(), progress);
    }
  }

  /**
   * Reads all partitions to their ends and works out every output of a live run, in memory.
   *
   * @param bound {@code watermark.out-of-orderness}, microseconds
   */
  public static Expected run(Feeds feeds, long bound, Consumer<String> progress) {
    return run(feeds, NaiveOptions.live().outOfOrderness(bound), progress);
  }

  /** The same with options. */
  public static Expected run(Feeds feeds, NaiveOptions options, Consumer<String> progress) {
    return run(feeds, options, Spill.inMemory(), new Witness(), progress);
  }

  /** The same with rows that memory need not hold, and someone who watches. */
  public static Expected run(
      Feeds feeds, NaiveOptions options, Spill spill, Witness witness, Consumer<String> progress) {
    NaiveReplay replay = new NaiveReplay(feeds, options, spill, witness, progress);
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
    LedgerTables tables = new LedgerTables(ledger, market, rates, spill, last);
    progress.accept("working out indicators");
    market.end();
    Map<String, Counts> counts = new TreeMap<>();
    for (Source source : sources()) {
      counts.put(source.name, source.counts);
    }
    return new Expected(
        tables.positions,
        tables.accounts,
        tables.balances,
        out.fills,
        out.alerts,
        out.bars,
        out.indicators,
        out.signals,
        out.ties,
        out.deadLetters,
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
        tickSource,
        tradeSource,
        cashSource,
        reference.instrumentSource,
        reference.accountSource,
        limits.source);
  }
}
