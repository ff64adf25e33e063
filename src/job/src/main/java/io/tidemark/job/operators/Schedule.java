package io.tidemark.job.operators;

import io.tidemark.engine.ledger.Account;
import io.tidemark.engine.ledger.Position;
import io.tidemark.engine.ledger.PositionKey;
import io.tidemark.job.flow.LedgerInput;
import java.util.Map;
import java.util.Set;

/**
 * Whom which cut concerns: who has events waiting, whose day or whose wait for a fill ends, which
 * positions may retire, and who holds what. It lives on the heap and is made anew from state after
 * a restore.
 */
final class Schedule {
  private final Cuts cuts;
  private final Holders holders = new Holders();
  private final Agenda events = new Agenda();
  private final Agenda deadlines = new Agenda();

  /** Null where none retire. */
  private final Retirement retirement;

  Schedule(Cuts cuts, boolean retires) {
    this.cuts = cuts;
    this.retirement = retires ? new Retirement(cuts) : null;
  }

  Cuts cuts() {
    return cuts;
  }

  Holders holders() {
    return holders;
  }

  /** An event waits for its cut. */
  void waits(LedgerInput event) {
    events.add(cuts.after(event.effective()), event.event().account());
  }

  /** A message waits for its fill, as long as the window lasts. */
  void unmatched(LedgerInput message) {
    deadlines.add(cuts.afterWindow(message.ts()), message.event().account());
  }

  /** An account is to be looked at in the cut after this one, µs. */
  void look(String account, long cut) {
    deadlines.add(cuts.after(cut), account);
  }

  /** An account was valued. */
  void valued(Account account) {
    holders.update(account);
    if (account.dayEnds() != Long.MAX_VALUE) {
      deadlines.add(cuts.after(account.dayEnds()), account.terms().account());
    }
  }

  /** An event has changed a position. */
  void booked(String account, Position position) {
    holders.update(account, position);
    if (retirement != null) {
      retirement.watch(account, position);
    }
  }

  /** The earliest cut that concerns anybody, {@code Long.MAX_VALUE} if there is none. */
  long next() {
    long next = Math.min(events.next(), deadlines.next());
    return retirement == null ? next : Math.min(next, retirement.next());
  }

  /** The cut of the last event that waits, {@code Long.MIN_VALUE} if none does. */
  long lastEvent() {
    return events.last();
  }

  /** Takes out the accounts that have events up to a cut. */
  Set<String> takeEvents(long cut) {
    return events.take(cut);
  }

  /** Takes out the accounts that have to be looked at up to a cut, though nothing has come. */
  Set<String> takeDeadlines(long cut) {
    return deadlines.take(cut);
  }

  /** Takes out the positions that may retire up to a cut, by account. */
  Map<String, Set<PositionKey>> takeFlat(long cut) {
    return retirement == null ? Map.of() : retirement.take(cut);
  }
}
