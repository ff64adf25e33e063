package io.tidemark.datagen.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The consolidated quote of one symbol: each venue's sides, and the newest print. */
final class Book {
  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  /** What a venue's side says; price null when withdrawn, size null when unknown. */
  private record Standing(BigDecimal price, BigDecimal size, long ts) {}

  /** A best side; size null when no venue at the price gave one, ts the newest at the price. */
  record Best(BigDecimal price, BigDecimal size, long ts) {}

  private final Map<String, Standing> bids = new HashMap<>();
  private final Map<String, Standing> asks = new HashMap<>();
  private Standing print;

  /** Takes what is not older than what stands; whether a side of the quote was taken. */
  boolean apply(Tick tick) {
    boolean taken = false;
    if (tick.hasBid()) {
      taken |= stand(bids, tick.venue(), side(tick.bid(), tick.bidSize(), tick.ts()));
    }
    if (tick.hasAsk()) {
      taken |= stand(asks, tick.venue(), side(tick.ask(), tick.askSize(), tick.ts()));
    }
    if (tick.last() != null && (print == null || tick.ts() >= print.ts)) {
      print = new Standing(tick.last(), tick.lastSize(), tick.ts());
    }
    return taken;
  }

  Best bestBid() {
    return best(bids.values(), 1);
  }

  Best bestAsk() {
    return best(asks.values(), -1);
  }

  /** (bid + ask) / 2 at 8 places, or null when a side is missing. */
  BigDecimal mid() {
    Best bid = bestBid();
    Best ask = bestAsk();
    return bid == null || ask == null ? null : mid(bid, ask);
  }

  /** The mark under the policy mid: the mid, or the last print when a side is missing. */
  Mark mark() {
    Best bid = bestBid();
    Best ask = bestAsk();
    if (bid != null && ask != null) {
      return new Mark(mid(bid, ask), Math.max(bid.ts, ask.ts));
    }
    return lastMark();
  }

  /** The last print, or null. */
  Mark lastMark() {
    return print == null ? null : new Mark(print.price, print.ts);
  }

  private static BigDecimal mid(Best bid, Best ask) {
    return bid.price.add(ask.price).divide(TWO, 8, RoundingMode.HALF_EVEN);
  }

  private static Standing side(BigDecimal price, BigDecimal size, long ts) {
    boolean withdrawn =
        price == null || price.signum() == 0 || (size != null && size.signum() == 0);
    return withdrawn ? new Standing(null, null, ts) : new Standing(price, size, ts);
  }

  private static boolean stand(Map<String, Standing> side, String venue, Standing next) {
    Standing now = side.get(venue);
    if (now != null && now.ts > next.ts) {
      return false;
    }
    side.put(venue, next);
    return true;
  }

  private static Best best(Collection<Standing> side, int sign) {
    Best best = null;
    for (Standing s : side) {
      if (s.price == null) {
        continue;
      }
      int order = best == null ? 1 : sign * s.price.compareTo(best.price);
      if (order > 0) {
        best = new Best(s.price, s.size, s.ts);
      } else if (order == 0) {
        BigDecimal size =
            best.size == null ? s.size : s.size == null ? best.size : best.size.add(s.size);
        best = new Best(best.price, size, Math.max(best.ts, s.ts));
      }
    }
    return best;
  }
}
