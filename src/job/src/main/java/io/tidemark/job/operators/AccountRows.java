package io.tidemark.job.operators;

import io.tidemark.engine.ledger.AccountRow;
import io.tidemark.engine.ledger.AccountState;
import io.tidemark.engine.ledger.Valuer;
import org.apache.flink.metrics.Counter;

/** Makes the rows of accounts, and counts those whose equity differs by the way to it. */
final class AccountRows {
  private final Valuer valuer;
  private final Counter breaches;

  AccountRows(Valuer valuer, Counter breaches) {
    this.valuer = valuer;
    this.breaches = breaches;
  }

  /** An account's row as of a cut. */
  AccountRow of(AccountState state, long cut) {
    if (!valuer.balanced(state)) {
      breaches.inc();
    }
    return valuer.row(state, cut);
  }
}
