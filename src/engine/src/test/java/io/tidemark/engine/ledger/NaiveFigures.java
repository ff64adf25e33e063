package io.tidemark.engine.ledger;

import io.tidemark.engine.market.Mark;
import io.tidemark.engine.num.Fixed8;
import io.tidemark.engine.num.Money;
import io.tidemark.engine.ref.AssetClass;
import io.tidemark.engine.ref.ContractKind;
import io.tidemark.engine.ref.Instrument;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * Values, marks and rates as the accounting rules say them, on BigDecimal, with no regard to speed.
 */
final class NaiveFigures {
  static final BigDecimal ZERO = BigDecimal.ZERO;

  private NaiveFigures() {}

  /** A price with its status; null price when there is none. */
  record Seen(BigDecimal price, long ts, MarkStatus status) {
    static final Seen NOTHING = new Seen(null, 0, MarkStatus.MISSING);
  }

  /** A rate as a fraction; null when there is none. */
  record Fraction(BigDecimal top, BigDecimal bottom, MarkStatus status) {}

  static BigDecimal decimal(long units8) {
    return new BigDecimal(BigInteger.valueOf(units8), 8);
  }

  static BigDecimal divided(BigDecimal top, BigDecimal bottom) {
    return top.divide(bottom, 20, RoundingMode.HALF_EVEN);
  }

  static BigDecimal multiplier(Instrument terms) {
    return new BigDecimal(BigInteger.valueOf(terms.multiplier()), 4);
  }

  static boolean inverse(Instrument terms) {
    return terms.kind() == ContractKind.INVERSE;
  }

  static boolean paysInFull(Instrument terms) {
    return !inverse(terms)
        && switch (terms.assetClass()) {
          case EQUITY, FX, CRYPTO -> true;
          case FUTURE, INDEX, CFD -> false;
        };
  }

  static BigDecimal value(Instrument terms, BigDecimal quantity, BigDecimal price) {
    BigDecimal units = quantity.multiply(multiplier(terms));
    return inverse(terms) ? divided(units, price) : units.multiply(price);
  }

  static Seen seen(
      MarkPolicy policy, Mark mark, BigDecimal quantity, boolean inverse, long cut, long stale) {
    Seen seen = mark == null ? Seen.NOTHING : seen(policy, mark, quantity.signum(), cut, stale);
    return inverse && seen.price() != null && seen.price().signum() <= 0 ? Seen.NOTHING : seen;
  }

  private static Seen seen(MarkPolicy policy, Mark mark, int sign, long cut, long stale) {
    BigDecimal bid = mark.bid() == Fixed8.ABSENT ? null : decimal(mark.bid());
    BigDecimal ask = mark.ask() == Fixed8.ABSENT ? null : decimal(mark.ask());
    BigDecimal price = null;
    long ts = 0;
    if (policy == MarkPolicy.MID || (policy == MarkPolicy.BID_ASK && sign == 0)) {
      if (bid != null && ask != null) {
        price = bid.add(ask).divide(BigDecimal.valueOf(2), 8, RoundingMode.HALF_EVEN);
        ts = Math.max(mark.bidTs(), mark.askTs());
      }
    } else if (policy == MarkPolicy.BID_ASK) {
      price = sign > 0 ? bid : ask;
      ts = sign > 0 ? mark.bidTs() : mark.askTs();
    }
    if (price == null) {
      if (mark.last() == Fixed8.ABSENT) {
        return Seen.NOTHING;
      }
      price = decimal(mark.last());
      ts = mark.lastTs();
    }
    return new Seen(price, ts, cut - ts > stale ? MarkStatus.STALE : MarkStatus.LIVE);
  }

  /** The pair, else its inverse, else both legs through USD; null if there is no way. */
  static Fraction rate(String from, String to, FakeMarket market, long cut, long stale) {
    if (from.equals(to)) {
      return new Fraction(BigDecimal.ONE, BigDecimal.ONE, MarkStatus.LIVE);
    }
    Fraction leg = leg(from, to, market, cut, stale);
    if (leg == null && !from.equals("USD") && !to.equals("USD")) {
      Fraction in = leg(from, "USD", market, cut, stale);
      Fraction out = leg("USD", to, market, cut, stale);
      if (in != null && out != null) {
        MarkStatus worst =
            in.status() == MarkStatus.STALE || out.status() == MarkStatus.STALE
                ? MarkStatus.STALE
                : MarkStatus.LIVE;
        leg = new Fraction(in.top().multiply(out.top()), in.bottom().multiply(out.bottom()), worst);
      }
    }
    return leg;
  }

  private static Fraction leg(String from, String to, FakeMarket market, long cut, long stale) {
    Seen pair = pair(from + to, market, cut, stale);
    if (pair.price() != null) {
      return new Fraction(pair.price(), BigDecimal.ONE, pair.status());
    }
    Seen inverse = pair(to + from, market, cut, stale);
    return inverse.price() == null
        ? null
        : new Fraction(BigDecimal.ONE, inverse.price(), inverse.status());
  }

  private static Seen pair(String symbol, FakeMarket market, long cut, long stale) {
    Instrument row = market.instrument(symbol);
    boolean counts =
        row != null && (row.assetClass() == AssetClass.FX || row.assetClass() == AssetClass.CRYPTO);
    return counts
        ? seen(MarkPolicy.MID, market.mark(symbol), ZERO, true, cut, stale)
        : Seen.NOTHING;
  }

  static BigDecimal converted(BigDecimal amount, Fraction rate) {
    return divided(amount.multiply(rate.top()), rate.bottom());
  }

  static BigDecimal exact(Money money) {
    return money == null ? null : money.toBigDecimal();
  }
}
