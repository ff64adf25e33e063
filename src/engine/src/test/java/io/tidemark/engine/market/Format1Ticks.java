package io.tidemark.engine.market;

import io.tidemark.engine.num.Fixed8;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Some ten hours of a symbol. An engine of format 1 took the ticks up to {@link #HANDOVER}, wrote
 * its state and went on; what it made of the others is in format1.txt beside this class.
 */
final class Format1Ticks {
  /** Time of the state, µs: in the midst of a bar, with the conditions of rules standing. */
  static final long HANDOVER = 10 * 3_600_000_000L + 1_129_000_000L;

  private static final long END = HANDOVER + 2 * 3_600_000_000L;
  private static final long GAP = 40_000_000L;
  private static final long CENT = Fixed8.ONE / 100;

  private Format1Ticks() {}

  /** All ticks of a symbol, in order. */
  static List<Tick> of(String symbol) {
    SplittableRandom random = new SplittableRandom(symbol.hashCode());
    List<Tick> ticks = new ArrayList<>();
    long price = 10_000 * CENT;
    for (long ts = 7; ts < END; ts += 1 + random.nextLong(GAP)) {
      price += random.nextLong(-40, 41) * CENT + (10_000 * CENT - price) / 200;
      Tick tick = new Tick();
      tick.symbol = symbol;
      boolean far = random.nextInt(20) == 0;
      tick.venue = far ? "FAR" : "NEAR";
      tick.ts = ts;
      tick.effective = ts;
      tick.place = ticks.size();
      if (random.nextInt(3) > 0) {
        tick.bid = far ? price / 2 : price;
        tick.bidSize = random.nextLong(1, 9) * Fixed8.ONE / 2;
        tick.ask = (far ? price * 2 : price) + random.nextLong(3) * CENT / 2;
        tick.askSize = random.nextLong(1, 9) * Fixed8.ONE / 2;
      } else {
        tick.last = price;
        tick.lastSize = random.nextLong(1, 9) * Fixed8.ONE;
      }
      ticks.add(tick);
    }
    return ticks;
  }
}
