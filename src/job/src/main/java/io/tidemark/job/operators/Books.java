package io.tidemark.job.operators;

import io.tidemark.engine.ledger.AccountState;
import io.tidemark.engine.ledger.Trade;
import io.tidemark.job.flow.LedgerInput;
import java.util.List;

/** An account, and the busts and corrections of it whose fill has not come yet. */
interface Books extends AccountState {
  /** Keeps a message until its fill comes. */
  void keepUnmatched(LedgerInput message);

  /** Takes out those that name an applied message, in the order in which they came. */
  List<LedgerInput> takeMatched(Trade applied);
}
