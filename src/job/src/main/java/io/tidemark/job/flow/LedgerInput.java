package io.tidemark.job.flow;

import io.tidemark.engine.ledger.AccountTerms;
import io.tidemark.engine.ledger.CashEvent;
import io.tidemark.engine.ledger.LedgerEvent;
import io.tidemark.engine.ledger.LimitRow;
import io.tidemark.engine.ledger.Trade;
import java.util.Comparator;

/**
 * An event on its way into the ledger.
 *
 * @param event the event
 * @param effective effective time, µs: its event time, or later for a late one
 * @param origin where it was read
 * @param raw the record as it came, for a dead letter
 */
public record LedgerInput(LedgerEvent event, long effective, Origin origin, String raw) {
  /** The order in which an account's events apply. */
  public static final Comparator<LedgerInput> ORDER =
      Comparator.comparingLong(LedgerInput::effective)
          .thenComparingInt(LedgerInput::rank)
          .thenComparing(LedgerInput::origin);

  /** The same, but not before a time; a row of reference data, which has none, stays as it is. */
  public LedgerInput notBefore(long time) {
    return isUntimed() || effective >= time ? this : new LedgerInput(event, time, origin, raw);
  }

  /** Event time, µs; 0 for a row of reference data, which has none. */
  public long ts() {
    return event instanceof Trade trade
        ? trade.ts()
        : event instanceof CashEvent cash ? cash.ts() : 0;
  }

  /** Whether it came later than the out-of-orderness allows. */
  public boolean late() {
    return !isUntimed() && effective != ts();
  }

  /** Whether it is reference data: an account's row or its limits. */
  public boolean isUntimed() {
    return isTerms() || event instanceof LimitRow;
  }

  /** Whether it is an account's row. */
  public boolean isTerms() {
    return event instanceof AccountTerms;
  }

  private int rank() {
    return event instanceof Trade ? 1 : 0;
  }
}
