package io.tidemark.job.operators;

import io.tidemark.engine.ledger.Account;
import io.tidemark.engine.ledger.Applied;
import io.tidemark.engine.ledger.CashEvent;
import io.tidemark.engine.ledger.ChunkKey;
import io.tidemark.engine.ledger.FillChunk;
import io.tidemark.engine.ledger.FillKey;
import io.tidemark.engine.ledger.LotChunk;
import io.tidemark.engine.ledger.Position;
import io.tidemark.engine.ledger.PositionKey;
import io.tidemark.engine.ledger.Trade;
import io.tidemark.engine.ledger.Watched;
import io.tidemark.job.flow.LedgerInput;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.flink.api.common.state.MapState;

/**
 * One account on the heap. All is written behind but the memory of fills and cash events, which is
 * only ever looked up and goes straight to state. Of positions and chunks only so many are on the
 * heap. To be used while keyed state answers for this account.
 */
final class KeptAccount implements Books {
  /** So many positions at most, of some 0.5 KB each, so that most accounts have all of them. */
  private static final int POSITIONS = 4096;

  /** So many chunks of fills, and of lots, of some 4 KB each; until the next save. */
  private static final int CHUNKS = 64;

  private final AccountStores stores;
  private Account account;
  private boolean accountChanged;
  private final KeptMap<PositionKey, Position> positions;
  private final KeptMap<ChunkKey, FillChunk> fills;
  private final KeptMap<ChunkKey, LotChunk> lots;
  private final PriorityQueue<LedgerInput> waiting = new PriorityQueue<>(LedgerInput.ORDER);
  private boolean waitingChanged;
  private final Unmatched unmatched = new Unmatched();
  private boolean unmatchedChanged;

  /** By symbol; null until it is needed. */
  private TreeMap<String, Watched> limits;

  /** Newest event time of the fills read so far, µs; {@code Long.MIN_VALUE} if none. */
  private long newestRead;

  private boolean newestReadChanged;

  private LiveAccount live;

  KeptAccount(AccountStores stores) throws Exception {
    this.stores = stores;
    account = stores.account.value();
    positions = new KeptMap<>(stores.positions, POSITIONS, POSITIONS);
    fills = new KeptMap<>(stores.fills, CHUNKS, 0);
    lots = new KeptMap<>(stores.lots, CHUNKS, 0);
    stores.waiting.get().forEach(waiting::add);
    stores.unmatched.get().forEach(unmatched::add);
    Long newest = stores.newestRead.value();
    newestRead = newest == null ? Long.MIN_VALUE : newest;
  }

  void save() throws Exception {
    if (accountChanged) {
      stores.account.update(account);
      accountChanged = false;
    }
    positions.save();
    fills.save();
    lots.save();
    if (waitingChanged) {
      stores.waiting.update(new ArrayList<>(waiting));
      waitingChanged = false;
    }
    if (unmatchedChanged) {
      stores.unmatched.update(new ArrayList<>(unmatched.all()));
      unmatchedChanged = false;
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

  /** The events that wait for their cut, in no order. */
  Collection<LedgerInput> waiting() {
    return waiting;
  }

  /** The busts and corrections that wait for their fill; not to be changed. */
  Unmatched unmatched() {
    return unmatched;
  }

  @Override
  public void keepUnmatched(LedgerInput message) {
    unmatched.add(message);
    unmatchedChanged = true;
  }

  @Override
  public List<LedgerInput> takeMatched(Trade applied) {
    List<LedgerInput> taken = unmatched.take(applied);
    unmatchedChanged |= !taken.isEmpty();
    return taken;
  }

  /** Takes out the unmatched with event time before this, µs, in order. */
  List<LedgerInput> takeUnmatchedBefore(long ts) {
    List<LedgerInput> taken = unmatched.takeBefore(ts);
    if (!taken.isEmpty()) {
      unmatchedChanged = true;
      live = null;
    }
    return taken;
  }

  /** What is limited of a symbol, "" for the whole account; null if nothing is. */
  Watched limits(String symbol) {
    return limits().get(symbol);
  }

  boolean hasLimits() {
    return !limits().isEmpty();
  }

  /** The symbols of which something is limited, "" for the whole account. */
  Set<String> limited() {
    return Collections.unmodifiableSet(limits().keySet());
  }

  private TreeMap<String, Watched> limits() {
    if (limits == null) {
      limits = new TreeMap<>();
      AccountStores.unchecked(
          () -> {
            stores.limits.entries().forEach(e -> limits.put(e.getKey(), e.getValue()));
            return null;
          });
    }
    return limits;
  }

  /** Keeps limits, or drops them if they are over; they go straight to state, since few change. */
  void put(Watched watched) {
    String symbol = watched.row().symbol();
    if (watched.isOver()) {
      limits().remove(symbol);
    } else {
      limits().put(symbol, watched);
    }
    AccountStores.unchecked(
        () -> {
          if (watched.isOver()) {
            stores.limits.remove(symbol);
          } else {
            stores.limits.put(symbol, watched);
          }
          return null;
        });
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
    return positions.get(key);
  }

  @Override
  public void put(Position position) {
    positions.put(position.key(), position);
  }

  @Override
  public void remove(PositionKey key) {
    positions.put(key, null);
  }

  @Override
  public FillChunk fills(ChunkKey key) {
    return fills.get(key);
  }

  @Override
  public void put(ChunkKey key, FillChunk chunk) {
    fills.put(key, chunk);
  }

  @Override
  public LotChunk lots(ChunkKey key) {
    return lots.get(key);
  }

  @Override
  public void put(ChunkKey key, LotChunk chunk) {
    lots.put(key, chunk);
  }

  @Override
  public Applied trade(FillKey key) {
    return AccountStores.unchecked(() -> stores.trades.get(key));
  }

  @Override
  public void remember(Applied applied) {
    AccountStores.unchecked(
        () -> {
          stores.trades.put(FillKey.of(applied.message()), applied);
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
    forget(stores.trades, applied -> applied.message().ts() < ts);
  }

  @Override
  public void forgetCashBefore(long ts) {
    forget(stores.cash, event -> event.ts() < ts);
  }

  private static <V> void forget(MapState<?, V> state, Predicate<V> old) {
    AccountStores.unchecked(
        () -> {
          for (var values = state.values().iterator(); values.hasNext(); ) {
            if (old.test(values.next())) {
              values.remove();
            }
          }
          return null;
        });
  }
}
