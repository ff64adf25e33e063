package io.tidemark.job.operators;

import io.tidemark.engine.Rejected;
import io.tidemark.engine.ledger.Booked;
import io.tidemark.engine.ledger.Ledger;
import io.tidemark.engine.ledger.Market;
import io.tidemark.engine.ledger.Outcome;
import io.tidemark.engine.ledger.Trade;
import io.tidemark.job.flow.LedgerInput;
import java.util.ArrayDeque;
import java.util.List;

/** Applies an event, and with it the busts and corrections that have waited for it. */
final class Booker {
  /** Told what becomes of each event, in order; the books are as they are right after it. */
  interface Listener {
    /** It was not refused. */
    void booked(LedgerInput input, Booked booked);

    /** It was refused. */
    void refused(LedgerInput input, Rejected rejected);
  }

  private final Ledger ledger;
  private final Market market;

  Booker(Ledger ledger, Market market) {
    this.ledger = ledger;
    this.market = market;
  }

  /** Applies an event in a cut. */
  void apply(Books books, LedgerInput input, long cut, Listener listener) {
    ArrayDeque<LedgerInput> next = new ArrayDeque<>();
    next.push(input);
    while (!next.isEmpty()) {
      LedgerInput tried = next.pop();
      Booked booked;
      try {
        booked = ledger.apply(books, tried.event(), cut, market);
      } catch (Rejected rejected) {
        listener.refused(tried, rejected);
        continue;
      }
      if (booked.outcome() == Outcome.WAITING) {
        books.keepUnmatched(tried);
      }
      listener.booked(tried, booked);
      if (booked.outcome() == Outcome.APPLIED
          && booked.message() != null
          && booked.message().type() != Trade.Type.BUST) {
        List<LedgerInput> matched = books.takeMatched(booked.message());
        for (int i = matched.size() - 1; i >= 0; i--) {
          next.push(matched.get(i)); // what these free in turn goes before the rest of them
        }
      }
    }
  }
}
