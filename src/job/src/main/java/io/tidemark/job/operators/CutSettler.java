package io.tidemark.job.operators;

import io.tidemark.engine.Rejected;
import io.tidemark.engine.ledger.AccountRow;
import io.tidemark.engine.ledger.BalanceRow;
import io.tidemark.engine.ledger.Ledger;
import io.tidemark.engine.ledger.LedgerRow;
import io.tidemark.engine.ledger.Outcome;
import io.tidemark.engine.ledger.Position;
import io.tidemark.engine.ledger.PositionKey;
import io.tidemark.engine.ledger.Trade;
import io.tidemark.engine.ledger.Valuer;
import io.tidemark.job.flow.LedgerInput;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Settles one cut, account by account: its events apply in order, what the cut's marks and rates
 * have changed is valued again, and the account's high-water mark is sampled once.
 */
final class CutSettler {
  /** Told what became of each event. */
  interface Judge {
    void judge(LedgerInput input, Outcome outcome, Rejected rejected);
  }

  /** What a cut brings to one account. */
  private static final class Work {
    boolean events;
    final Set<PositionKey> positions = new TreeSet<>();
  }

  private final Ledger ledger;
  private final Valuer valuer;
  private final LedgerMarket market;
  private final Holders holders;
  private final Consumer<LedgerRow> log;
  private final LiveRows live;
  private final Judge judge;

  private long cut;
  private final Map<String, Work> work = new TreeMap<>();

  /**
   * A settler.
   *
   * @param log where every version of each position and account goes, or null
   * @param live told what has changed, or null
   */
  CutSettler(
      Ledger ledger,
      LedgerMarket market,
      Holders holders,
      Consumer<LedgerRow> log,
      LiveRows live,
      Judge judge) {
    this.ledger = ledger;
    this.valuer = ledger.valuer();
    this.market = market;
    this.holders = holders;
    this.log = log;
    this.live = live;
    this.judge = judge;
  }

  /** Finds out whom a cut concerns: by symbols that may have changed, and by waiting events. */
  void begin(long newCut, Set<String> symbols, Set<String> withEvents) {
    cut = newCut;
    work.clear();
    for (String symbol : symbols) {
      holders.open(symbol).forEach((account, keys) -> work(account).positions.addAll(keys));
      holders.converting(symbol).forEach(this::work);
    }
    withEvents.forEach(account -> work(account).events = true);
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
    boolean changed = false;
    Set<PositionKey> touched = new TreeSet<>();
    if (todo.events) {
      AccountRow version = null;
      for (LedgerInput input : account.takeBefore(cut)) {
        if (apply(account, input, cut)) {
          changed = true;
          if (input.event() instanceof Trade trade) {
            touched.add(new PositionKey(trade.book(), trade.symbol()));
          }
          if (log != null) {
            if (version != null) {
              log.accept(version); // each version but the last, which is valued below
            }
            version = logVersion(account, input);
          }
        }
      }
    }
    for (PositionKey key : todo.positions) {
      if (valuer.mark(account, key, cut, market)) {
        changed = true;
        touched.add(key);
        if (log != null) {
          log.accept(valuer.row(account, account.position(key), cut, market));
        }
      }
    }
    if (account.account() == null) {
      return;
    }
    changed |= valuer.rates(account, cut, market);
    if (changed) {
      valuer.value(account, cut);
      if (log != null) {
        log.accept(valuer.row(account, cut));
      }
      if (live != null) {
        live.settled(account, touched, cut);
      }
    }
  }

  private AccountRow logVersion(KeptAccount account, LedgerInput input) {
    valuer.rates(account, cut, market);
    if (input.event() instanceof Trade trade) {
      Position position = account.position(new PositionKey(trade.book(), trade.symbol()));
      log.accept(valuer.row(account, position, cut, market));
    }
    return valuer.row(account, cut);
  }

  /** Whether an event may wait for its cut; a fill that is too old is refused at once. */
  boolean admit(KeptAccount account, LedgerInput input) {
    if (input.event() instanceof Trade trade) {
      try {
        account.newestRead(ledger.admit(trade, account.newestRead()));
      } catch (Rejected rejected) {
        judge.judge(input, null, rejected);
        return false;
      }
    }
    return true;
  }

  /** Applies one event; whether it changed the books. */
  boolean apply(KeptAccount account, LedgerInput input, long at) {
    Outcome outcome;
    try {
      outcome = ledger.apply(account, input.event(), at, market);
    } catch (Rejected rejected) {
      judge.judge(input, null, rejected);
      return false;
    }
    judge.judge(input, outcome, null);
    if (outcome == Outcome.DUPLICATE) {
      return false;
    }
    holders.update(account.account());
    if (input.event() instanceof Trade trade) {
      PositionKey key = new PositionKey(trade.book(), trade.symbol());
      holders.update(trade.account(), account.position(key));
    }
    return true;
  }

  /** Values an account at the last cut, whether or not anything changed, and sends its rows. */
  void close(KeptAccount account, List<PositionKey> keys, long last, Consumer<LedgerRow> out) {
    for (PositionKey key : keys) {
      Position position = account.position(key);
      boolean valued = position.valuedAt() == last;
      valuer.mark(account, key, last, market);
      close(valuer.row(account, position, last, market), valued, out);
    }
    boolean valued = account.account().valuedAt() == last;
    valuer.rates(account, last, market);
    valuer.value(account, last);
    close(valuer.row(account, last), valued, out);
    BalanceRow.of(account.account()).forEach(out);
  }

  /** A last row goes out and into the log, unless it is there: a live one leaves at its cut. */
  private void close(LedgerRow row, boolean sent, Consumer<LedgerRow> out) {
    if (live == null || !sent) {
      out.accept(row);
    }
    if (log != null && !sent) {
      log.accept(row);
    }
  }
}
