package io.tidemark.datagen.oracle;

import java.math.BigDecimal;

/** The figures of an account in one currency, or their sum in its base. */
final class Terms {
  BigDecimal cash = BigDecimal.ZERO;
  BigDecimal realized = BigDecimal.ZERO;
  BigDecimal unrealized = BigDecimal.ZERO;
  BigDecimal fees = BigDecimal.ZERO;
  BigDecimal funding = BigDecimal.ZERO;
  BigDecimal deposits = BigDecimal.ZERO;
  BigDecimal gross = BigDecimal.ZERO;
  BigDecimal net = BigDecimal.ZERO;

  boolean nonzero() {
    return cash.signum() != 0
        || realized.signum() != 0
        || unrealized.signum() != 0
        || fees.signum() != 0
        || funding.signum() != 0
        || deposits.signum() != 0
        || gross.signum() != 0
        || net.signum() != 0;
  }

  /** Adds each figure of another currency, converted on its own. */
  void add(Terms other, Rates.Rate rate) {
    cash = cash.add(rate.convert(other.cash));
    realized = realized.add(rate.convert(other.realized));
    unrealized = unrealized.add(rate.convert(other.unrealized));
    fees = fees.add(rate.convert(other.fees));
    funding = funding.add(rate.convert(other.funding));
    deposits = deposits.add(rate.convert(other.deposits));
    gross = gross.add(rate.convert(other.gross));
    net = net.add(rate.convert(other.net));
  }

  /** Adds the P&L of another currency, booked and held, each figure converted on its own. */
  void addGains(Terms booked, Held held, Rates.Rate rate) {
    realized = realized.add(rate.convert(booked.realized.add(held.realized())));
    unrealized = unrealized.add(rate.convert(held.unrealized()));
    fees = fees.add(rate.convert(booked.fees));
    funding = funding.add(rate.convert(booked.funding));
  }

  BigDecimal netPnl() {
    return realized.add(unrealized).subtract(fees).add(funding);
  }
}
