package io.tidemark.engine.ledger;

import static io.tidemark.engine.ledger.NaiveFigures.ZERO;
import static io.tidemark.engine.ledger.NaiveFigures.converted;
import static io.tidemark.engine.ledger.NaiveFigures.decimal;

import io.tidemark.engine.ledger.NaiveFigures.Fraction;
import java.math.BigDecimal;
import java.util.List;

/** An account's columns: in one currency, or summed in its base. */
final class NaiveSheet {
  BigDecimal cash = ZERO;
  BigDecimal netDeposits = ZERO;
  BigDecimal realized = ZERO;
  BigDecimal unrealized = ZERO;
  BigDecimal fees = ZERO;
  BigDecimal funding = ZERO;
  BigDecimal marketValue = ZERO;
  BigDecimal gross = ZERO;
  BigDecimal net = ZERO;
  MarkStatus marks = MarkStatus.LIVE;
  MarkStatus fx = MarkStatus.LIVE;

  BigDecimal netPnl() {
    return realized.add(unrealized).subtract(fees).add(funding);
  }

  boolean blank() {
    return List.of(cash, netDeposits, realized, unrealized, fees, funding, gross).stream()
        .allMatch(amount -> amount.signum() == 0);
  }

  boolean whole() {
    return marks != MarkStatus.MISSING && fx != MarkStatus.MISSING;
  }

  void add(CashEvent event) {
    BigDecimal amount = decimal(event.amount());
    switch (event.kind()) {
      case DEPOSIT -> netDeposits = netDeposits.add(amount);
      case WITHDRAWAL -> netDeposits = netDeposits.subtract(amount);
      case FEE -> fees = fees.add(amount);
      case FUNDING, DIVIDEND, INTEREST -> funding = funding.add(amount);
    }
    boolean out = event.kind() == CashEvent.Kind.WITHDRAWAL || event.kind() == CashEvent.Kind.FEE;
    cash = out ? cash.subtract(amount) : cash.add(amount);
  }

  void addFee(BigDecimal fee) {
    fees = fees.add(fee);
    cash = cash.subtract(fee);
  }

  /** A position at a price, null without one. */
  void add(NaivePosition position, BigDecimal price) {
    NaivePosition.Sum sum = position.sum();
    cash = cash.add(sum.cashFlow);
    realized = realized.add(sum.realized);
    netDeposits = netDeposits.add(sum.deposited);
    if (position.flat()) {
      return;
    }
    BigDecimal worth = position.worth(price);
    BigDecimal gain = position.unrealized(price);
    unrealized = unrealized.add(gain);
    marketValue = marketValue.add(NaiveFigures.paysInFull(position.terms) ? worth : gain);
    gross = gross.add(worth.abs());
    net = net.add(worth);
  }

  void addConverted(NaiveSheet other, Fraction rate) {
    cash = cash.add(converted(other.cash, rate));
    netDeposits = netDeposits.add(converted(other.netDeposits, rate));
    realized = realized.add(converted(other.realized, rate));
    unrealized = unrealized.add(converted(other.unrealized, rate));
    fees = fees.add(converted(other.fees, rate));
    funding = funding.add(converted(other.funding, rate));
    marketValue = marketValue.add(converted(other.marketValue, rate));
    gross = gross.add(converted(other.gross, rate));
    net = net.add(converted(other.net, rate));
  }
}
