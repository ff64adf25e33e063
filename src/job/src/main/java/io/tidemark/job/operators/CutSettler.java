package io.tidemark.job.operators;

import io.tidemark.engine.Reason;
import io.tidemark.engine.Rejected;
import io.tidemark.engine.ledger.AccountRow;
import io.tidemark.engine.ledger.BalanceRow;
import io.tidemark.engine.ledger.Booked;
import io.tidemark.engine.ledger.FillRow;
import io.tidemark.engine.ledger.Ledger;
import io.tidemark.engine.ledger.LedgerRow;
import io.tidemark.engine.ledger.LimitRow;
import io.tidemark.engine.ledger.Outcome;
import io.tidemark.engine.ledger.Position;
import io.tidemark.engine.ledger.PositionKey;
import io.tidemark.engine.ledger.Trade;
import io.tidemark.engine.ledger.Valuer;
import io.tidemark.job.flow.LedgerInput;
import io.tidemark.job.flow.Origin;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Settles one cut, account by account: a new day begins if one has ended, events apply in order,
 * what the cut's marks and rates have changed is valued again, the account's high-water mark is
 * sampled once, limits are judged, and positions retire.
 */
final class CutSettler {
  /** Where what settles goes. */
  interface Out {
    /**
     * What became of an event, once for each: of one that waits for its fill, when that has come.
     *
     * @param rejected null if it was not refused
     */
    void judge(LedgerInput input, Outcome outcome, Rejected rejected);

    /** A row of the main output. */
    void row(LedgerRow row);
  }

  /** What a cut brings to one account. */
  private static final class Work {
    boolean events;
    boolean market;
    boolean deadline;
    final Set<PositionKey> positions = new TreeSet<>();
    Set<PositionKey> flat = Set.of();
  }

  private final Ledger ledger;
  private final Valuer valuer;
  private final Booker booker;
  private final LedgerMarket market;
  private final Schedule schedule;
  private final AccountRows accountRows;
  private final LimitWatch limits;
  private final LiveRows live;
  private final Consumer<LedgerRow> log;
  private final Out out;

  private long cut;
  private final Map<String, Work> work = new TreeMap<>();

  /**
   * A settler.
   *
   * @param live told what has changed, or null
   * @param log where every version of each position and account goes, or null
   */
  CutSettler(
      Ledger ledger,
      LedgerMarket market,
      Schedule schedule,
      AccountRows accountRows,
      LimitWatch limits,
      LiveRows live,
      Consumer<LedgerRow> log,
      Out out) {
    this.ledger = ledger;
    this.valuer = ledger.valuer();
    this.booker = new Booker(ledger, market);
    this.market = market;
    this.schedule = schedule;
    this.accountRows = accountRows;
    this.limits = limits;
    this.live = live;
    this.log = log;
    this.out = out;
  }

  /** Goes on to a cut, and finds out whom it concerns. */
  void begin(long newCut) throws Exception {
    cut = newCut;
    work.clear();
    for (String symbol : market.advance(cut)) {
      Holders holders = schedule.holders();
      holders
          .open(symbol)
          .forEach(
              (account, keys) -> {
                work(account).market = true;
                work(account).positions.addAll(keys);
              });
      holders.converting(symbol).forEach(account -> work(account).market = true);
    }
    schedule.takeEvents(cut).forEach(account -> work(account).events = true);
    schedule.takeDeadlines(cut).forEach(account -> work(account).deadline = true);
    schedule.takeFlat(cut).forEach((account, keys) -> work(account).flat = keys);
  }

  private Work work(String account) {
    return work.computeIfAbsent(account, a -> new Work());
  }

  /** The accounts that the cut concerns. */
  Set<String> accounts() {
    return work.keySet();
  }

  /** Settles one of them. */
  void settle(String name, KeptAccount account) {
    Work todo = work.get(name);
    boolean dayOver = account.account() != null && account.account().dayEnds() < cut;
    Settling settling = new Settling(account);
    if (todo.events || todo.market || dayOver) {
      settling.changed = valuer.beginDay(account, cut);
    }
    if (todo.events) {
      for (LedgerInput input : account.takeBefore(cut)) {
        booker.apply(account, input, cut, settling);
      }
    }
    refuse(account.takeUnmatchedBefore(schedule.cuts().windowBefore(cut)));
    if (account.account() != null) {
      settling.touched.forEach(key -> schedule.booked(name, account.position(key)));
      settling.value(todo.positions);
      if (todo.deadline) {
        limits.judge(account, cut); // of a limit that has changed twice since the cut before
      }
      todo.flat.forEach(key -> retire(name, account, key));
    }
  }

  /** One account in a cut. */
  private final class Settling implements Booker.Listener {
    private final KeptAccount account;
    private final Set<PositionKey> touched = new TreeSet<>();
    private boolean changed;
    private boolean ratesMoved;

    /** The version that the last event made; it is logged unless it is the one that is valued. */
    private AccountRow version;

    Settling(KeptAccount account) {
      this.account = account;
    }

    @Override
    public void refused(LedgerInput input, Rejected rejected) {
      out.judge(input, null, rejected);
    }

    @Override
    public void booked(LedgerInput input, Booked booked) {
      if (booked.outcome() == Outcome.WAITING) {
        schedule.unmatched(input);
        return;
      }
      out.judge(input, booked.outcome(), null);
      if (booked.outcome() == Outcome.DUPLICATE) {
        return;
      }
      changed = true;
      valuer.beginDay(account, cut); // of an account that this event has opened
      if (booked.message() != null) {
        touched.add(PositionKey.of(booked.message()));
        Origin origin = input.origin();
        out.row(FillRow.of(account, booked, origin.part(), origin.place(), cut));
      }
      if (log != null) {
        if (version != null) {
          log.accept(version);
        }
        version = logVersion(booked.message());
      }
    }

    private AccountRow logVersion(Trade message) {
      ratesMoved |= valuer.rates(account, cut, market);
      if (message != null) {
        Position position = account.position(PositionKey.of(message));
        log.accept(valuer.row(account, position, cut, market));
      }
      return accountRows.of(account, cut);
    }

    /** Values what has changed. */
    private void value(Set<PositionKey> positions) {
      for (PositionKey key : positions) {
        if (valuer.mark(account, key, cut, market)) {
          changed = true;
          touched.add(key);
          if (log != null) {
            log.accept(valuer.row(account, account.position(key), cut, market));
          }
        }
      }
      ratesMoved |= valuer.rates(account, cut, market);
      if (!changed && !ratesMoved) {
        return;
      }
      valuer.value(account, cut);
      schedule.valued(account.account());
      if (log != null) {
        log.accept(accountRows.of(account, cut));
      }
      if (live != null) {
        live.settled(account, touched, cut);
      }
      if (ratesMoved) {
        limits.judge(account, cut);
      } else {
        limits.judge(account, touched, cut);
      }
    }
  }

  private void refuse(List<LedgerInput> unmatched) {
    for (LedgerInput input : unmatched) {
      out.judge(
          input, null, new Rejected(Reason.UNKNOWN_REFERENCE, missing((Trade) input.event())));
    }
  }

  private static String missing(Trade message) {
    return "no fill "
        + message.refTradeId()
        + " of symbol "
        + message.symbol()
        + " in book \""
        + message.book()
        + '"'
        + (message.side() == null ? "" : ", side " + message.side() + ",")
        + " came within trades.correction-window";
  }

  private void retire(String name, KeptAccount account, PositionKey key) {
    Position position = account.position(key);
    if (position == null) {
      return;
    }
    if (ledger.retires(position, cut)) {
      ledger.retire(account, key);
      live.retired(account, key, cut);
    } else {
      schedule.booked(name, position);
    }
  }

  /** Whether an event may wait for its cut; a fill that is too old is refused at once. */
  boolean admit(KeptAccount account, LedgerInput input) {
    if (input.event() instanceof Trade trade) {
      try {
        account.newestRead(ledger.admit(trade, account.newestRead()));
      } catch (Rejected rejected) {
        out.judge(input, null, rejected);
        return false;
      }
    }
    return true;
  }

  /** Takes an account's row; whether it is its first. */
  boolean open(KeptAccount account, LedgerInput input, long at) {
    Outcome outcome;
    try {
      outcome = ledger.apply(account, input.event(), at, market).outcome();
    } catch (Rejected rejected) {
      out.judge(input, null, rejected);
      return false;
    }
    out.judge(input, outcome, null);
    return outcome == Outcome.APPLIED;
  }

  /** Takes a row of limits, and judges what settled last by it. */
  void limit(KeptAccount account, LedgerInput input, long newestCut) {
    out.judge(input, limits.set(account, (LimitRow) input.event(), newestCut), null);
    if (account.account() != null && account.account().valuedAt() != Long.MIN_VALUE) {
      schedule.look(input.event().account(), newestCut);
    }
  }

  /** Refuses all that waits for its fill: there is none to come. */
  void giveUp(KeptAccount account) {
    refuse(account.takeUnmatchedBefore(Long.MAX_VALUE));
  }

  /** Values an account at the last cut, whether or not anything changed, and sends its rows. */
  void close(KeptAccount account, List<PositionKey> keys, long last) {
    for (PositionKey key : keys) {
      Position position = account.position(key);
      boolean valued = position.valuedAt() == last;
      valuer.mark(account, key, last, market);
      close(valuer.row(account, position, last, market), valued);
    }
    boolean valued = account.account().valuedAt() == last;
    valuer.rates(account, last, market);
    if (last != Long.MIN_VALUE) { // there is no cut where nothing had a time
      valuer.value(account, last);
      limits.judge(account, last);
    }
    close(accountRows.of(account, last), valued);
    BalanceRow.of(account.account()).forEach(out::row);
  }

  /** A last row goes out and into the log, unless it is there: a live one leaves at its cut. */
  private void close(LedgerRow row, boolean sent) {
    if (live == null || !sent) {
      out.row(row);
    }
    if (log != null && !sent) {
      log.accept(row);
    }
  }
}
