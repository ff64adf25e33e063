package io.tidemark.job.operators;

import io.tidemark.engine.Rejected;
import io.tidemark.engine.ledger.Account;
import io.tidemark.engine.ledger.Applied;
import io.tidemark.engine.ledger.Booked;
import io.tidemark.engine.ledger.CashEvent;
import io.tidemark.engine.ledger.ChunkKey;
import io.tidemark.engine.ledger.FillChunk;
import io.tidemark.engine.ledger.FillKey;
import io.tidemark.engine.ledger.LotChunk;
import io.tidemark.engine.ledger.Outcome;
import io.tidemark.engine.ledger.Position;
import io.tidemark.engine.ledger.PositionKey;
import io.tidemark.engine.ledger.Trade;
import io.tidemark.job.flow.LedgerInput;
import io.tidemark.job.flow.Origin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * An account as if the events that wait had settled already. It reads through to the settled
 * account and copies what it changes; nothing of it is kept in state. It is of no use any more once
 * an event of the account has settled.
 */
final class LiveAccount implements Books {
  private final KeptAccount settled;

  /** What the settled account remembers; it is looked up in state once only. Null is unknown. */
  private final Map<FillKey, Applied> settledTrades = new HashMap<>();

  private final Map<String, CashEvent> settledCash = new HashMap<>();

  private Account account;
  private final Map<PositionKey, Position> positions = new HashMap<>();

  /** Null is taken away. */
  private final Map<ChunkKey, FillChunk> fills = new HashMap<>();

  private final Map<ChunkKey, LotChunk> lots = new HashMap<>();
  private final Map<FillKey, Applied> trades = new HashMap<>();
  private final Map<String, CashEvent> cash = new HashMap<>();

  /** Null while it is the settled account's. */
  private Unmatched unmatched;

  private final Set<Origin> applied = new LinkedHashSet<>();
  private Predicate<Origin> allowed;
  private LedgerInput last;
  private long cut;

  LiveAccount(KeptAccount settled, long cut) {
    this.settled = settled;
    restart(cut, origin -> true);
  }

  /**
   * Takes all events out again; from now on it is valued on the marks of this cut.
   *
   * @param newAllowed which messages apply when their fill comes, for now
   */
  void restart(long newCut, Predicate<Origin> newAllowed) {
    account = null;
    positions.clear();
    fills.clear();
    lots.clear();
    trades.clear();
    cash.clear();
    unmatched = null;
    applied.clear();
    allowed = newAllowed;
    last = null;
    cut = newCut;
  }

  /** From now on every message applies when its fill comes. */
  void allowAll() {
    allowed = origin -> true;
  }

  /** The cut whose marks it is valued on. */
  long cut() {
    return cut;
  }

  /** Whether an event comes behind all that are in it. */
  boolean isNext(LedgerInput input) {
    return last == null || LedgerInput.ORDER.compare(input, last) > 0;
  }

  /**
   * Puts in the next event. One that is refused is passed over: it becomes a dead letter when it
   * settles.
   *
   * @param changed told whenever the books have changed: by it, and by those that it frees
   */
  void add(LedgerInput input, Booker booker, Runnable changed) {
    last = input;
    booker.apply(
        this,
        input,
        cut,
        new Booker.Listener() {
          @Override
          public void booked(LedgerInput tried, Booked booked) {
            if (booked.outcome() == Outcome.APPLIED) {
              applied.add(tried.origin());
              changed.run();
            }
          }

          @Override
          public void refused(LedgerInput tried, Rejected rejected) {}
        });
  }

  /** The events that have changed the books, in order; a copy. */
  Set<Origin> applied() {
    return new LinkedHashSet<>(applied);
  }

  @Override
  public void keepUnmatched(LedgerInput message) {
    ownUnmatched().add(message);
  }

  @Override
  public List<LedgerInput> takeMatched(Trade trade) {
    Unmatched known = unmatched == null ? settled.unmatched() : unmatched;
    if (!known.names(trade)) {
      return List.of();
    }
    List<LedgerInput> matched = new ArrayList<>(ownUnmatched().take(trade));
    matched.removeIf(message -> !allowed.test(message.origin()));
    return matched;
  }

  private Unmatched ownUnmatched() {
    if (unmatched == null) {
      unmatched = settled.unmatched().copy();
    }
    return unmatched;
  }

  @Override
  public Account account() {
    if (account == null && settled.account() != null) {
      account = settled.account().copy();
    }
    return account;
  }

  @Override
  public void put(Account changed) {
    account = changed;
  }

  @Override
  public Position position(PositionKey key) {
    Position known = positions.get(key);
    if (known == null) {
      Position below = settled.position(key);
      if (below != null) {
        known = below.copy();
        positions.put(key, known);
      }
    }
    return known;
  }

  @Override
  public void put(Position position) {
    positions.put(position.key(), position);
  }

  @Override
  public void remove(PositionKey key) {
    throw new UnsupportedOperationException("only what has settled retires");
  }

  @Override
  public FillChunk fills(ChunkKey key) {
    return fills.containsKey(key) ? fills.get(key) : settled.fills(key);
  }

  @Override
  public void put(ChunkKey key, FillChunk chunk) {
    fills.put(key, chunk);
  }

  @Override
  public LotChunk lots(ChunkKey key) {
    return lots.containsKey(key) ? lots.get(key) : settled.lots(key);
  }

  @Override
  public void put(ChunkKey key, LotChunk chunk) {
    lots.put(key, chunk);
  }

  @Override
  public Applied trade(FillKey key) {
    Applied known = trades.get(key);
    if (known != null) {
      return known;
    }
    if (!settledTrades.containsKey(key)) {
      settledTrades.put(key, settled.trade(key));
    }
    return settledTrades.get(key);
  }

  @Override
  public void remember(Applied trade) {
    trades.put(FillKey.of(trade.message()), trade);
  }

  @Override
  public CashEvent cash(String eventId) {
    CashEvent known = cash.get(eventId);
    if (known != null) {
      return known;
    }
    if (!settledCash.containsKey(eventId)) {
      settledCash.put(eventId, settled.cash(eventId));
    }
    return settledCash.get(eventId);
  }

  @Override
  public void remember(CashEvent event) {
    cash.put(event.eventId(), event);
  }

  /** The ledger passes over what is too old by itself; this holds a few seconds' events only. */
  @Override
  public void forgetTradesBefore(long ts) {}

  @Override
  public void forgetCashBefore(long ts) {}
}
