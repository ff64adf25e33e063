package io.tidemark.engine.market;

import io.tidemark.engine.Reason;
import io.tidemark.engine.Rejected;
import io.tidemark.engine.num.Doubles;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Money;
import io.tidemark.engine.ref.Instrument;
import java.util.List;

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
  private final Planner planner;

  /** An engine with these settings. */
  public MarketEngine(MarketConfig config) {
    this.config = config;
    this.planner = new Planner(this, config);
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
   *     if the symbol has too many venues; windows that end by {@link Tick#complete} are closed
   *     then and nothing else has changed
   */
  public boolean tick(SymbolState state, Tick tick, MarketOut out) {
    Plan plan = bind(state);
    HotPart hot = state.hot();
    if (tick.complete > hot.closed) {
      closeUpTo(state, tick.complete, out);
      hot.closed = tick.complete;
      state.hotDirty = true;
    }
    boolean onTime = !tick.late() && tick.ts >= Math.max(hot.completed, hot.closed);
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
    hot.newest = Math.max(hot.newest, tick.ts);
    if (printCounts) {
      addPrint(hot, tick, size, value);
    }
    if (quoted && hot.live.twoSided()) {
      long mid = Fixed8.mid(hot.live.bid.bestPrice(), hot.live.ask.bestPrice());
      if (plan.prices() == PriceSource.MIDS) {
        addMid(hot, tick.ts, mid);
      }
      for (MidSeries series : hot.mids) {
        series.add(tick.ts, Doubles.ofFixed8(mid));
      }
    }
    plan.view().after(tick);
    for (RuleRun rule : plan.tickRules()) {
      rule.look(plan.view(), out);
    }
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
   * then indicators, then rules on bars), folds what arrived for cuts up to it, and gives the mark
   * of this boundary if that is another than the last one given. To be called for each boundary
   * that {@link #nextDue} names, in order, once no on-time tick before it can come any more.
   *
   * @param boundary µs
   */
  public void advance(SymbolState state, long boundary, MarketOut out) {
    bind(state);
    HotPart hot = state.hot();
    closeUpTo(state, boundary, out);
    if (hot.cuts.foldUpTo(boundary, hot.base)) {
      state.hotDirty = true;
      mark(state, boundary, out);
    }
    if (boundary > hot.completed) {
      state.hotDirty = true;
      hot.completed = boundary;
    }
  }

  /** Closes what ends by here, in the order of the ends. */
  private static void closeUpTo(SymbolState state, long limit, MarketOut out) {
    HotPart hot = state.hot();
    for (long end = hot.firstEnd(); end <= limit; end = hot.firstEnd()) {
      state.hotDirty = true;
      if (hot.partials != null) {
        hot.partials.complete(end, state.symbol(), out);
      }
      closeWindows(state, end, out);
    }
  }

  /** Closes the windows that end here: all bars, then all indicators, then the rules on them. */
  private static void closeWindows(SymbolState state, long end, MarketOut out) {
    OpenWindows[] windows = state.hot().windows;
    Plan.OfBars[] plans = state.plan.bars();
    Bar[] closed = new Bar[windows.length];
    for (int i = 0; i < windows.length; i++) {
      OpenWindows open = windows[i];
      if (open.firstEnd() != end) {
        continue;
      }
      Window window = open.removeFirst();
      closed[i] = window.bar(state.symbol(), open.interval());
      if (plans[i].handedOut()) {
        out.bar(closed[i]);
      }
      if (plans[i].series() != null) {
        state.coldDirty = true;
        plans[i].series().add(closed[i], window.notional());
      }
      open.recycle(window);
    }
    for (int i = 0; i < windows.length; i++) {
      if (closed[i] != null) {
        handOut(plans[i].outputs(), closed[i], out);
      }
    }
    for (int i = 0; i < windows.length; i++) {
      if (closed[i] != null) {
        for (RuleRun rule : plans[i].rules()) {
          state.coldDirty = true;
          rule.look(closed[i], out);
        }
      }
    }
  }

  private static void handOut(List<Plan.Output> outputs, Bar bar, MarketOut out) {
    for (Plan.Output output : outputs) {
      if (output.slot().study().ready()) {
        out.indicator(
            new Indicator(
                bar.end(),
                bar.symbol(),
                bar.interval(),
                output.name(),
                output.slot().study().value(output.line())));
      }
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
      add(open.findOrOpen(tick.ts), tick, size, value);
    }
    if (hot.partials != null) {
      add(hot.partials.slice(tick.ts), tick, size, value);
    }
  }

  private static void add(Window window, Tick tick, Money size, Money value) {
    if (window == null) {
      return; // it has begun before it was wanted
    }
    window.add(tick.ts, tick.last);
    if (size != null) {
      window.addSize(size, value);
    }
  }

  private static void addMid(HotPart hot, long ts, long mid) {
    for (OpenWindows open : hot.windows) {
      addMid(open.findOrOpen(ts), ts, mid);
    }
    if (hot.partials != null) {
      addMid(hot.partials.slice(ts), ts, mid);
    }
  }

  private static void addMid(Window window, long ts, long mid) {
    if (window != null) {
      window.add(ts, mid);
    }
  }

  /** The plan for a symbol, made anew if the state comes from elsewhere or its row has come. */
  private Plan bind(SymbolState state) {
    if (state.plan == null || state.plan.engine() != this) {
      state.plan = planner.plan(state);
    }
    return state.plan;
  }
}
