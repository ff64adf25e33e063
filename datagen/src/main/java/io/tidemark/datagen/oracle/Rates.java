package io.tidemark.datagen.oracle;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Conversion between currencies on the marks of a cut. */
final class Rates {
  private static final String BRIDGE = "USD";

  /** Units of the target for one of the source are up ÷ down; ts is the older leg's. */
  record Rate(BigDecimal up, BigDecimal down, long ts) {
    /** A currency in itself: the time that no mark has makes it never stale. */
    static final Rate ONE = new Rate(BigDecimal.ONE, BigDecimal.ONE, Long.MAX_VALUE);

    /** Multiplies first, divides once, HALF_EVEN at 1e-20. */
    BigDecimal convert(BigDecimal amount) {
      if (ts == Long.MAX_VALUE || amount.signum() == 0) {
        return amount;
      }
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

  /** By target, then source, empty for none; forgotten when a pair moves. */
  private final Map<String, Map<String, Optional<Rate>>> known = new HashMap<>();

  Rates(Reference reference, Market market) {
    this.reference = reference;
    this.market = market;
  }

  /** The pair, else its inverse, else through USD; null when there is none. */
  Rate find(String from, String to) {
    return known
        .computeIfAbsent(to, t -> new HashMap<>())
        .computeIfAbsent(from, f -> Optional.ofNullable(work(f, to)))
        .orElse(null);
  }

  /** To be called at every cut at which a pair's mark moved. */
  void moved() {
    known.clear();
  }

  private Rate work(String from, String to) {
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
    Mark mark = reference.givesRate(symbol) ? market.marks(symbol).mid() : null;
    return mark == null || mark.price().signum() <= 0 ? null : mark;
  }
}
