package io.tidemark.engine.bench;

import io.tidemark.engine.market.Tick;
import io.tidemark.engine.num.Fixed8;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * An endless, ordered market from a seed: symbol number n is as busy as 1 / n, four ticks in five
 * are quotes of one of three venues, the others are prints. It goes round a ring of ticks, later
 * each time.
 */
final class TickStream {
  private static final long START = 1_767_605_400_000_000L;
  private static final String[] VENUES = {"XNAS", "ARCX", "BATS"};
  private static final long DISORDER = 1_000_000;
  private static final long CENT = Fixed8.ONE / 100;

  private final Tick[] ring;
  private final long span;
  private int next;
  private boolean again;

  /**
   * A stream.
   *
   * @param symbols how many symbols there are
   * @param length ticks before the same prices come round again
   * @param gap event time between two ticks, µs
   */
  TickStream(int symbols, int length, long gap, long seed) {
    ring = new Tick[length];
    span = length * gap;
    SplittableRandom random = new SplittableRandom(seed);
    double[] upTo = new double[symbols];
    double sum = 0;
    for (int i = 0; i < symbols; i++) {
      sum += 1.0 / (i + 1);
      upTo[i] = sum;
    }
    long[] mids = new long[symbols];
    for (int i = 0; i < symbols; i++) {
      mids[i] = random.nextLong(1_000, 50_000) * CENT;
    }
    for (int i = 0; i < length; i++) {
      int found = Arrays.binarySearch(upTo, random.nextDouble() * sum);
      int symbol = Math.min(found < 0 ? -found - 1 : found, symbols - 1);
      mids[symbol] = Math.max(100 * CENT, mids[symbol] + random.nextLong(-2, 3) * CENT);
      ring[i] = tick(name(symbol), mids[symbol], START + i * gap, random);
    }
  }

  static String name(int symbol) {
    return "S" + symbol;
  }

  /** The next tick, good until the stream comes round to it again. */
  Tick next() {
    Tick tick = ring[next];
    if (again) {
      tick.ts += span;
      tick.effective += span;
      tick.complete += span;
    }
    if (++next == ring.length) {
      next = 0;
      again = true;
    }
    return tick;
  }

  private static Tick tick(String symbol, long mid, long ts, SplittableRandom random) {
    Tick tick = new Tick();
    tick.symbol = symbol;
    tick.venue = VENUES[random.nextInt(VENUES.length)];
    tick.ts = ts;
    tick.effective = ts;
    tick.complete = ts - DISORDER;
    if (random.nextInt(5) > 0) {
      tick.bid = mid - random.nextLong(1, 4) * CENT;
      tick.bidSize = random.nextLong(1, 20) * 100 * Fixed8.ONE;
      tick.ask = mid + random.nextLong(1, 4) * CENT;
      tick.askSize = random.nextLong(1, 20) * 100 * Fixed8.ONE;
    } else {
      tick.last = mid;
      tick.lastSize = random.nextLong(1, 500) * Fixed8.ONE;
    }
    return tick;
  }
}
