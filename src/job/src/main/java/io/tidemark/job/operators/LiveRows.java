package io.tidemark.job.operators;

import io.tidemark.engine.ledger.AccountState;
import io.tidemark.engine.ledger.Ledger;
import io.tidemark.engine.ledger.LedgerRow;
import io.tidemark.engine.ledger.Market;
import io.tidemark.engine.ledger.PositionKey;
import io.tidemark.engine.ledger.Trade;
import io.tidemark.engine.ledger.Valuer;
import io.tidemark.job.flow.LedgerInput;
import io.tidemark.job.flow.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Publishes rows without waiting for cuts: what has settled with the waiting events on top, in the
 * order in which they will apply, valued on the marks of the newest complete cut. A row of a key
 * never goes back in version or cut. The high-water mark and the drawdown are those of the settled
 * account.
 */
final class LiveRows {
  private final Ledger ledger;
  private final Valuer valuer;
  private final Market market;
  private final Consumer<LedgerRow> out;

  LiveRows(Ledger ledger, Market market, Consumer<LedgerRow> out) {
    this.ledger = ledger;
    this.valuer = ledger.valuer();
    this.market = market;
    this.out = out;
  }

  /** Sends what an event changes that has just begun to wait. */
  void arrived(KeptAccount account, LedgerInput input, long cut) {
    LiveAccount live = account.live();
    boolean applied;
    if (live != null && live.cut() == cut && live.isNext(input)) {
      applied = live.add(input, ledger, market);
    } else {
      applied = fold(account, cut, input.origin());
      live = account.live();
    }
    if (applied) {
      send(live, input, cut);
    }
  }

  /** Sends what each of the waiting events changes, one after the other. */
  void arrivedAll(KeptAccount account, long cut) {
    LiveAccount live = new LiveAccount(account, cut);
    account.live(live);
    for (LedgerInput input : inOrder(account)) {
      if (live.add(input, ledger, market)) {
        send(live, input, cut);
      }
    }
  }

  /** Sends the row of an account that has got its terms; they may change what waits. */
  void opened(KeptAccount account, boolean withWaiting, long cut) {
    account.live(null);
    AccountState view = withWaiting ? view(account, cut) : account;
    out.accept(valuer.row(view, cut));
  }

  /** Sends what a cut has changed of an account: these positions, and its totals. */
  void settled(KeptAccount account, Set<PositionKey> changed, long cut) {
    AccountState view = view(account, cut);
    for (PositionKey key : changed) {
      out.accept(valuer.row(view, view.position(key), cut, market));
    }
    out.accept(valuer.row(view, cut));
  }

  /** The account with what waits for it. */
  private AccountState view(KeptAccount account, long cut) {
    if (account.waiting().isEmpty()) {
      return account;
    }
    fold(account, cut, null);
    valuer.rates(account.live(), cut, market);
    return account.live();
  }

  /** Folds all waiting events anew; whether the one from there changed the books. */
  private boolean fold(KeptAccount account, long cut, Origin asked) {
    if (account.live() == null) {
      account.live(new LiveAccount(account, cut));
    } else {
      account.live().restart(cut);
    }
    boolean applied = false;
    for (LedgerInput input : inOrder(account)) {
      applied |= account.live().add(input, ledger, market) && input.origin().equals(asked);
    }
    return applied;
  }

  private static List<LedgerInput> inOrder(KeptAccount account) {
    List<LedgerInput> inputs = new ArrayList<>(account.waiting());
    inputs.sort(LedgerInput.ORDER);
    return inputs;
  }

  private void send(LiveAccount live, LedgerInput input, long cut) {
    valuer.rates(live, cut, market);
    if (input.event() instanceof Trade trade) {
      PositionKey key = new PositionKey(trade.book(), trade.symbol());
      out.accept(valuer.row(live, live.position(key), cut, market));
    }
    out.accept(valuer.row(live, cut));
  }
}
