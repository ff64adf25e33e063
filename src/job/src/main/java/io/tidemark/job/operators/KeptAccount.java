package io.tidemark.job.operators;

import io.tidemark.engine.ledger.Account;
import io.tidemark.engine.ledger.AccountState;
import io.tidemark.engine.ledger.CashEvent;
import io.tidemark.engine.ledger.FillKey;
import io.tidemark.engine.ledger.Position;
import io.tidemark.engine.ledger.PositionKey;
import io.tidemark.engine.ledger.Trade;
import io.tidemark.job.flow.LedgerInput;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/**
 * One account on the heap. Terms, totals, positions and waiting events are written behind; the
 * memory of fills and cash events, which is only ever looked up, goes straight to state. To be used
 * while keyed state answers for this account.
 */
final class KeptAccount implements AccountState {
  private final AccountStores stores;
  private Account account;
  private boolean accountChanged;
  private final Map<PositionKey, Position> positions = new HashMap<>();
  private final Set<PositionKey> changed = new HashSet<>();
  private final PriorityQueue<LedgerInput> waiting = new PriorityQueue<>(LedgerInput.ORDER);
  private boolean waitingChanged;

  /** Newest event time of the fills read so far, µs; {@code Long.MIN_VALUE} if none. */
  private long newestRead;

  private boolean newestReadChanged;

  private LiveAccount live;

  KeptAccount(AccountStores stores) throws Exception {
    this.stores = stores;
    account = stores.account.value();
    stores.waiting.get().forEach(waiting::add);
    Long newest = stores.newestRead.value();
    newestRead = newest == null ? Long.MIN_VALUE : newest;
  }

  void save() throws Exception {
    if (accountChanged) {
      stores.account.update(account);
      accountChanged = false;
    }
    for (PositionKey key : changed) {
      stores.positions.put(key, positions.get(key));
    }
    changed.clear();
    if (waitingChanged) {
      stores.waiting.update(new ArrayList<>(waiting));
      waitingChanged = false;
    }
    if (newestReadChanged) {
      stores.newestRead.update(newestRead);
      newestReadChanged = false;
    }
  }

  long newestRead() {
    return newestRead;
  }

  void newestRead(long ts) {
    newestReadChanged |= ts != newestRead;
    newestRead = ts;
  }

  /** Adds an event that waits for its cut. */
  void wait(LedgerInput input) {
    waiting.add(input);
    waitingChanged = true;
  }

  /** Takes out the events with effective time before a cut, in the order in which they apply. */
  List<LedgerInput> takeBefore(long cut) {
    List<LedgerInput> taken = new ArrayList<>();
    while (!waiting.isEmpty() && waiting.peek().effective() < cut) {
      taken.add(waiting.poll());
    }
    if (!taken.isEmpty()) {
      waitingChanged = true;
      live = null;
    }
    return taken;
  }

  /** What it is with the waiting events, or null if that is not known; it dies with this object. */
  LiveAccount live() {
    return live;
  }

  void live(LiveAccount newLive) {
    live = newLive;
  }

  /** The events that wait, in no order. */
  Collection<LedgerInput> waiting() {
    return waiting;
  }

  @Override
  public Account account() {
    return account;
  }

  @Override
  public void put(Account newAccount) {
    account = newAccount;
    accountChanged = true;
  }

  @Override
  public Position position(PositionKey key) {
    Position known = positions.get(key);
    if (known == null) {
      known = AccountStores.unchecked(() -> stores.positions.get(key));
      if (known != null) {
        positions.put(key, known);
      }
    }
    return known;
  }

  @Override
  public void put(Position position) {
    positions.put(position.key(), position);
    changed.add(position.key());
  }

  @Override
  public Trade trade(FillKey key) {
    return AccountStores.unchecked(() -> stores.trades.get(key));
  }

  @Override
  public void remember(Trade trade) {
    AccountStores.unchecked(
        () -> {
          stores.trades.put(FillKey.of(trade), trade);
          return null;
        });
  }

  @Override
  public CashEvent cash(String eventId) {
    return AccountStores.unchecked(() -> stores.cash.get(eventId));
  }

  @Override
  public void remember(CashEvent event) {
    AccountStores.unchecked(
        () -> {
          stores.cash.put(event.eventId(), event);
          return null;
        });
  }

  @Override
  public void forgetTradesBefore(long ts) {
    AccountStores.unchecked(
        () -> {
          for (Iterator<Trade> it = stores.trades.values().iterator(); it.hasNext(); ) {
            if (it.next().ts() < ts) {
              it.remove();
            }
          }
          return null;
        });
  }
}
