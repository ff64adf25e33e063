package io.tidemark.engine.bench;

import io.tidemark.engine.ledger.Market;
import io.tidemark.engine.market.Mark;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.ref.Instrument;

/** All symbols at one of two prices, so that finding a mark costs nothing. */
final class TwoPrices implements Market {
  private Mark now;
  private Mark next;

  /**
   * @param ts when the prices were set, µs
   */
  TwoPrices(long ts) {
    now = at(100, ts);
    next = at(101, ts);
  }

  private static Mark at(long price, long ts) {
    long units = price * Fixed8.ONE;
    long cent = Fixed8.ONE / 100;
    return new Mark("", ts, units - cent, ts, units + cent, ts, units, ts);
  }

  void move() {
    Mark before = now;
    now = next;
    next = before;
  }

  @Override
  public Mark mark(String symbol) {
    return now;
  }

  @Override
  public Instrument instrument(String symbol) {
    return null;
  }
}
