package io.tidemark.job.operators;

import io.tidemark.engine.market.Tick;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Times;

/**
 * A tick as a row in the standard order of columns. Ticks do not carry their line along, being
 * many; the few that MARKET refuses are printed again.
 */
final class TickText {
  private TickText() {}

  static String of(Tick tick) {
    StringBuilder row = new StringBuilder(96);
    Times.append(row, tick.ts).append(',').append(tick.symbol).append(',').append(tick.venue);
    long[] figures = {tick.bid, tick.bidSize, tick.ask, tick.askSize, tick.last, tick.lastSize};
    for (long figure : figures) {
      row.append(',').append(Fixed8.print(figure)); // blank where absent
    }
    return row.toString();
  }
}
