package io.tidemark.engine.market;

import io.tidemark.engine.Reason;
import io.tidemark.engine.Rejected;
import io.tidemark.engine.num.Doubles;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Money;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.Instrument;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What becomes of ticks. It holds settings only, so that one engine serves all symbols; whatever it
 * learns goes into the {@link SymbolState} that is handed in. A state that another engine has left,
 * before a restart with other settings say, is adapted on first use: what both know goes on, what
 * is new begins, what is not wanted any more is dropped.
 */
public final class MarketEngine {
  /** What became of an instrument row that was not refused. */
  public enum RowOutcome {
    /** It is the symbol's first. */
    APPLIED,
    /** It says what is known; nothing changed. */
    DUPLICATE
  }

  private final MarketConfig config;
  private final BookRules bookRules;

  /** All bars that are computed, by ascending length, µs. */
  private final long[] intervals;

  /** Whether the bars of each length are handed out. */
  private final boolean[] handedOut;

  /** All averages that are computed, by ascending period. */
  private final int[] periods;

  /** For each indicator of the settings, in their order, the index of its average. */
  private final int[] indicators;

  private final List<EmaCrossRule> crosses;

  /** An engine with these settings. */
  public MarketEngine(MarketConfig config) {
    this.config = config;
    bookRules = new BookRules(config.rules());
    TreeSet<Long> lengths = new TreeSet<>(config.barIntervals());
    lengths.add(config.indicatorInterval());
    intervals = lengths.stream().mapToLong(Long::longValue).toArray();
    handedOut = new boolean[intervals.length];
    for (int i = 0; i < intervals.length; i++) {
      handedOut[i] = config.barIntervals().contains(intervals[i]);
    }
    List<Rule> crossRules =
        config.rules().stream().filter(r -> r.parameters() instanceof Rule.EmaCross).toList();
    periods =
        Stream.concat(
                config.indicators().stream().map(MarketConfig::emaPeriod),
                crossRules.stream()
                    .map(r -> (Rule.EmaCross) r.parameters())
                    .flatMap(cross -> Stream.of(cross.fast(), cross.slow())))
            .mapToInt(Integer::intValue)
            .distinct()
            .sorted()
            .toArray();
    indicators =
        config.indicators().stream()
            .mapToInt(name -> indexOf(MarketConfig.emaPeriod(name)))
            .toArray();
    crosses =
        crossRules.stream()
            .map(
                rule -> {
                  Rule.EmaCross cross = (Rule.EmaCross) rule.parameters();
                  return new EmaCrossRule(rule, indexOf(cross.fast()), indexOf(cross.slow()));
                })
            .toList();
  }

  /**
   * Takes a row of reference data; the first one of a symbol stays.
   *
   * @throws Rejected REFERENCE_CHANGED if it differs from the first
   * @throws IllegalArgumentException if it is of another symbol
   */
  public RowOutcome instrument(SymbolState state, Instrument row) {
    if (!row.symbol().equals(state.symbol())) {
      throw new IllegalArgumentException(
          "a row of " + row.symbol() + " for the state of " + state.symbol());
    }
    Instrument known = state.instrument();
    if (known == null) {
      state.cold().instrument = row;
      state.coldDirty = true;
      state.plan = null;
      return RowOutcome.APPLIED;
    }
    if (known.equals(row)) {
      return RowOutcome.DUPLICATE;
    }
    throw new Rejected(
        Reason.REFERENCE_CHANGED,
        "symbol "
            + row.symbol()
            + " keeps "
            + known.describe()
            + " of its first row; this row says "
            + row.describe());
  }

  /**
   * Forgets a symbol's row: what comes from now on takes the defaults, and another row may come.
   * What its ticks have left stays.
   *
   * @return whether it had one
   */
  public boolean delist(SymbolState state) {
    if (state.instrument() == null) {
      return false;
    }
    state.cold().instrument = null;
    state.coldDirty = true;
    state.plan = null;
    return true;
  }

  /**
   * Takes a tick: the quote, the open cuts and windows, then the rules on the quote. A tick older
   * than a boundary that {@link #advance} has completed counts as late, whatever it says itself.
   *
   * @return whether it was on time; a late one changes no window and fires no rule
   * @throws Rejected OVERFLOW if volume or price × size of a window passes 128 bits, OUT_OF_RANGE
   *     if the symbol has too many venues; nothing has changed then
   */
  public boolean tick(SymbolState state, Tick tick, MarketOut out) {
    Plan plan = bind(state);
    HotPart hot = state.hot();
    boolean onTime = !tick.late() && tick.ts >= hot.completed;
    boolean printCounts =
        onTime && tick.last != Fixed8.ABSENT && plan.prices() == PriceSource.PRINTS;
    Money size = null;
    Money value = null;
    if (printCounts && tick.lastSize != Fixed8.ABSENT && tick.lastSize != 0) {
      value = value(tick);
      size = Money.ofFixed8(tick.lastSize);
      requireRoom(hot, tick, size, value);
    }
    int venue = Book.quotes(tick) ? hot.venue(tick.venue) : 0;
    state.hotDirty = true;
    boolean quoted = hot.live.apply(venue, tick);
    if (quoted) {
      hot.live.bid.findBest();
      hot.live.ask.findBest();
    }
    hot.cuts
        .after(Math.max(tick.effective, hot.completed), config.cutInterval())
        .apply(venue, tick);
    if (!onTime) {
      return false;
    }
    if (printCounts) {
      addPrint(hot, tick, size, value);
    } else if (quoted && plan.prices() == PriceSource.MIDS && hot.live.twoSided()) {
      long mid = Fixed8.mid(hot.live.bid.bestPrice(), hot.live.ask.bestPrice());
      for (OpenWindows open : hot.windows) {
        open.findOrOpen(tick.ts).add(tick.ts, mid);
      }
    }
    bookRules.fire(plan.bookRules(), hot, tick, out);
    return true;
  }

  /**
   * The earliest boundary at which {@link #advance} has something to do: a cut that something
   * arrived for, or the end of an open window.
   *
   * @return µs, {@link Long#MAX_VALUE} if there is none
   */
  public long nextDue(SymbolState state) {
    bind(state);
    return Math.min(state.hot().cuts.first(), state.hot().firstEnd());
  }

  /**
   * Completes a boundary: closes the windows that end by then, in the order of their ends (bars,
   * then indicators, then crosses), folds what arrived for cuts up to it, and gives the mark of
   * this boundary if that is another than the last one given. To be called for each boundary that
   * {@link #nextDue} names, in order, once no on-time tick before it can come any more.
   *
   * @param boundary µs
   */
  public void advance(SymbolState state, long boundary, MarketOut out) {
    bind(state);
    HotPart hot = state.hot();
    for (long end = hot.firstEnd(); end <= boundary; end = hot.firstEnd()) {
      state.hotDirty = true;
      closeWindows(state, end, out);
    }
    if (hot.cuts.foldUpTo(boundary, hot.base)) {
      state.hotDirty = true;
      mark(state, boundary, out);
    }
    if (boundary > hot.completed) {
      state.hotDirty = true;
      hot.completed = boundary;
    }
  }

  private void closeWindows(SymbolState state, long end, MarketOut out) {
    Plan plan = state.plan;
    OpenWindows[] windows = state.hot().windows;
    boolean indicatorsDue = false;
    long close = 0;
    for (int i = 0; i < windows.length; i++) {
      OpenWindows open = windows[i];
      if (open.firstEnd() != end) {
        continue;
      }
      Window window = open.removeFirst();
      if (handedOut[i]) {
        out.bar(window.bar(state.symbol(), intervals[i]));
      }
      if (intervals[i] == config.indicatorInterval()) {
        indicatorsDue = true;
        close = window.close();
      }
      open.recycle(window);
    }
    if (!indicatorsDue) {
      return;
    }
    state.coldDirty = true;
    Averages averages = state.cold().averages;
    averages.add(Doubles.ofFixed8(close));
    for (int i = 0; i < indicators.length; i++) {
      if (averages.ready(indicators[i])) {
        out.indicator(
            new Indicator(
                end,
                state.symbol(),
                config.indicatorInterval(),
                config.indicators().get(i),
                averages.value(indicators[i])));
      }
    }
    for (EmaCrossRule cross : plan.crosses()) {
      cross.fire(state.symbol(), averages, end, close, out);
    }
  }

  private static void mark(SymbolState state, long cut, MarketOut out) {
    HotPart hot = state.hot();
    Book base = hot.base;
    base.bid.findBest();
    base.ask.findBest();
    Mark mark =
        new Mark(
            state.symbol(),
            cut,
            base.bid.bestPrice(),
            base.bid.bestTs(),
            base.ask.bestPrice(),
            base.ask.bestTs(),
            base.last,
            base.last == Fixed8.ABSENT ? 0 : base.lastTs);
    if (!mark.saysAsMuchAs(hot.sent)) {
      hot.sent = mark;
      out.mark(mark);
    }
  }

  private static Money value(Tick tick) {
    try {
      return Money.product(tick.lastSize, tick.last, Instrument.MULTIPLIER_ONE);
    } catch (ArithmeticException e) {
      throw overflow(tick);
    }
  }

  private static void requireRoom(HotPart hot, Tick tick, Money size, Money value) {
    for (OpenWindows open : hot.windows) {
      Window window = open.find(tick.ts);
      if (window != null && !window.fits(size, value)) {
        throw overflow(tick);
      }
    }
  }

  private static Rejected overflow(Tick tick) {
    return new Rejected(
        Reason.OVERFLOW,
        "the print of "
            + Fixed8.print(tick.lastSize)
            + " at "
            + Fixed8.print(tick.last)
            + " takes the sums of a bar past 128 bits");
  }

  private static void addPrint(HotPart hot, Tick tick, Money size, Money value) {
    for (OpenWindows open : hot.windows) {
      Window window = open.findOrOpen(tick.ts);
      window.add(tick.ts, tick.last);
      if (size != null) {
        window.addSize(size, value);
      }
    }
  }

  /** The plan for a symbol, made anew if the state comes from elsewhere or its row has come. */
  private Plan bind(SymbolState state) {
    Plan plan = state.plan;
    if (plan != null && plan.engine() == this) {
      return plan;
    }
    Instrument row = state.instrument();
    AssetClass assetClass = (row == null ? config.defaults() : row).assetClass();
    state.hot().adapt(intervals, bookRules.names());
    Averages known = state.cold().averages;
    state.cold().averages =
        known == null
            ? new Averages(config.indicatorInterval(), config.emaSeed(), periods)
            : known.adapted(config.indicatorInterval(), config.emaSeed(), periods);
    state.plan =
        new Plan(
            this,
            config.prices().get(assetClass),
            bookRules.serving(state.symbol(), assetClass),
            crosses.stream().filter(c -> c.rule().serves(state.symbol(), assetClass)).toList());
    return state.plan;
  }

  private int indexOf(int period) {
    return Arrays.binarySearch(periods, period);
  }
}
