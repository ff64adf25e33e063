package io.tidemark.datagen.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Conversion between currencies on the marks of a cut. */
final class Rates {
  private static final String BRIDGE = "USD";

  /** Units of the target for one of the source are up ÷ down; ts is the older leg's. */
  record Rate(BigDecimal up, BigDecimal down, long ts) {
    static final Rate ONE = new Rate(BigDecimal.ONE, BigDecimal.ONE, Long.MAX_VALUE);

    /** Multiplies first, divides once, HALF_EVEN at 1e-20. */
    BigDecimal convert(BigDecimal amount) {
      return amount.multiply(up).divide(down, 20, RoundingMode.HALF_EVEN);
    }

    private Rate then(Rate next) {
      return new Rate(up.multiply(next.up), down.multiply(next.down), Math.min(ts, next.ts));
    }

    /** LIVE or STALE at a cut: the worse leg's. */
    String status(long cut) {
      return ts != Long.MAX_VALUE && cut - ts > Mark.STALE_AFTER ? "STALE" : "LIVE";
    }
  }

  private final Reference reference;
  private final Market market;

  Rates(Reference reference, Market market) {
    this.reference = reference;
    this.market = market;
  }

  /** The pair, else its inverse, else through USD; null when there is none. */
  Rate find(String from, String to) {
    if (from.equals(to)) {
      return Rate.ONE;
    }
    Rate direct = leg(from, to);
    if (direct != null || from.equals(BRIDGE) || to.equals(BRIDGE)) {
      return direct;
    }
    Rate first = leg(from, BRIDGE);
    Rate second = leg(BRIDGE, to);
    return first == null || second == null ? null : first.then(second);
  }

  private Rate leg(String from, String to) {
    Mark pair = mark(from + to);
    if (pair != null) {
      return new Rate(pair.price(), BigDecimal.ONE, pair.ts());
    }
    Mark inverse = mark(to + from);
    return inverse == null ? null : new Rate(BigDecimal.ONE, inverse.price(), inverse.ts());
  }

  private Mark mark(String symbol) {
    Mark mark = reference.givesRate(symbol) ? market.mark(symbol) : null;
    return mark == null || mark.price().signum() <= 0 ? null : mark;
  }
}
