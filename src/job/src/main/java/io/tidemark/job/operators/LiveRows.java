package io.tidemark.job.operators;

import io.tidemark.engine.ledger.AccountState;
import io.tidemark.engine.ledger.Ledger;
import io.tidemark.engine.ledger.LedgerRow;
import io.tidemark.engine.ledger.Market;
import io.tidemark.engine.ledger.PositionKey;
import io.tidemark.engine.ledger.RetiredRow;
import io.tidemark.engine.ledger.Trade;
import io.tidemark.engine.ledger.Valuer;
import io.tidemark.job.flow.LedgerInput;
import io.tidemark.job.flow.Origin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Publishes rows without waiting for cuts: what has settled with the waiting events on top, in the
 * order in which they will apply, valued on the marks of the newest complete cut. A row of a key
 * never goes back in version or cut. The high-water mark, the drawdown and the start of the day are
 * those of the settled account.
 */
final class LiveRows {
  private final Booker booker;
  private final Valuer valuer;
  private final AccountRows accountRows;
  private final Market market;
  private final Consumer<LedgerRow> out;

  LiveRows(Ledger ledger, AccountRows accountRows, Market market, Consumer<LedgerRow> out) {
    this.booker = new Booker(ledger, market);
    this.valuer = ledger.valuer();
    this.accountRows = accountRows;
    this.market = market;
    this.out = out;
  }

  /** Sends what an event changes that has just begun to wait. */
  void arrived(KeptAccount account, LedgerInput input, long cut) {
    LiveAccount live = account.live();
    if (live == null || live.cut() != cut) {
      live = fold(account, cut, origin -> !origin.equals(input.origin()));
    }
    if (live.isNext(input)) {
      live.add(input, booker, () -> send(account.live(), input, cut));
    } else {
      insert(account, input, live.applied(), cut);
    }
  }

  /** Puts an event in before others, and sends each version that there was not before. */
  private void insert(KeptAccount account, LedgerInput input, Set<Origin> before, long cut) {
    LiveAccount live = fold(account, cut, origin -> true);
    Set<Origin> after = live.applied();
    if (after.size() <= before.size()) {
      return; // it has overturned others; the cut will tell
    }
    Set<Origin> come = live.applied();
    come.removeAll(before);
    if (come.size() > 1 && after.containsAll(before)) {
      Set<Origin> allowed = new HashSet<>(before);
      for (Origin next : come) {
        allowed.add(next);
        send(fold(account, cut, allowed::contains), input, cut);
      }
      fold(account, cut, origin -> true);
    } else {
      send(live, input, cut);
    }
  }

  /** Sends what each of the waiting events changes, one after the other. */
  void arrivedAll(KeptAccount account, long cut) {
    LiveAccount live = new LiveAccount(account, cut);
    account.live(live);
    for (LedgerInput input : inOrder(account)) {
      live.add(input, booker, () -> send(live, input, cut));
    }
  }

  /** Sends the row of an account that has got its terms; they may change what waits. */
  void opened(KeptAccount account, boolean withWaiting, long cut) {
    account.live(null);
    AccountState view = withWaiting ? view(account, cut) : account;
    out.accept(accountRows.of(view, cut));
  }

  /** Sends what a cut has changed of an account: these positions, and its totals. */
  void settled(KeptAccount account, Set<PositionKey> changed, long cut) {
    AccountState view = view(account, cut);
    for (PositionKey key : changed) {
      out.accept(valuer.row(view, view.position(key), cut, market));
    }
    out.accept(accountRows.of(view, cut));
  }

  /** Tells that a position has left the books; what waits may open it again. */
  void retired(KeptAccount account, PositionKey key, long cut) {
    String name = account.account().terms().account();
    out.accept(new RetiredRow(name, key.book(), key.symbol()));
    account.live(null);
    AccountState view = view(account, cut);
    if (view.position(key) != null) {
      out.accept(valuer.row(view, view.position(key), cut, market));
    }
  }

  /** The account with what waits for it. */
  private AccountState view(KeptAccount account, long cut) {
    if (account.waiting().isEmpty()) {
      return account;
    }
    LiveAccount live = fold(account, cut, origin -> true);
    valuer.rates(live, cut, market);
    return live;
  }

  /** Folds the waiting events anew, and what they free; those only that are allowed. */
  private LiveAccount fold(KeptAccount account, long cut, Predicate<Origin> allowed) {
    LiveAccount live = account.live() == null ? new LiveAccount(account, cut) : account.live();
    account.live(live);
    live.restart(cut, allowed);
    for (LedgerInput input : inOrder(account)) {
      if (allowed.test(input.origin())) {
        live.add(input, booker, () -> {});
      }
    }
    live.allowAll();
    return live;
  }

  private static List<LedgerInput> inOrder(KeptAccount account) {
    List<LedgerInput> inputs = new ArrayList<>(account.waiting());
    inputs.sort(LedgerInput.ORDER);
    return inputs;
  }

  /** Sends what an event has changed; what it has freed concerns the same position. */
  private void send(LiveAccount live, LedgerInput input, long cut) {
    valuer.rates(live, cut, market);
    if (input.event() instanceof Trade trade) {
      out.accept(valuer.row(live, live.position(PositionKey.of(trade)), cut, market));
    }
    out.accept(accountRows.of(live, cut));
  }
}
