package io.tidemark.engine.ledger;

import io.tidemark.engine.Wire;
import io.tidemark.engine.num.Money;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What an account has in one currency. Each method gives the balance after, or throws {@link
 * ArithmeticException} where a figure does not fit. Always true: cash + marketValue = opening cash
 * (base currency only) + netDeposits + realized + unrealized − fees + funding.
 *
 * @param cash cash, with the opening cash in the base currency
 * @param realized gains of closed quantity, without fees
 * @param fees fees paid, rebates negative
 * @param funding funding, dividends and interest received
 * @param netDeposits paid in less paid out
 * @param unrealized gains of open positions
 * @param marketValue what open positions add to equity
 * @param gross exposure without sign
 * @param net exposure with sign
 */
public record Balance(
    Money cash,
    Money realized,
    Money fees,
    Money funding,
    Money netDeposits,
    Money unrealized,
    Money marketValue,
    Money gross,
    Money net) {
  private static final Money Z = Money.ZERO;

  /** A balance that holds nothing but cash. */
  static Balance opening(Money cash) {
    return new Balance(cash, Z, Z, Z, Z, Z, Z, Z, Z);
  }

  Balance withFill(Money cashFlow, Money gain) {
    return new Balance(
        cash.plus(cashFlow),
        realized.plus(gain),
        fees,
        funding,
        netDeposits,
        unrealized,
        marketValue,
        gross,
        net);
  }

  Balance withFee(Money fee) {
    return new Balance(
        cash.minus(fee),
        realized,
        fees.plus(fee),
        funding,
        netDeposits,
        unrealized,
        marketValue,
        gross,
        net);
  }

  Balance withFunding(Money amount) {
    return new Balance(
        cash.plus(amount),
        realized,
        fees,
        funding.plus(amount),
        netDeposits,
        unrealized,
        marketValue,
        gross,
        net);
  }

  Balance withDeposit(Money amount) {
    return new Balance(
        cash.plus(amount),
        realized,
        fees,
        funding,
        netDeposits.plus(amount),
        unrealized,
        marketValue,
        gross,
        net);
  }

  /** With what a transfer brought in, at cost. */
  Balance withTransfer(Money cost) {
    return new Balance(
        cash, realized, fees, funding, netDeposits.plus(cost), unrealized, marketValue, gross, net);
  }

  /** With one position worth {@code now} instead of {@code before}. */
  Balance withWorth(Worth before, Worth now) {
    return new Balance(
        cash,
        realized,
        fees,
        funding,
        netDeposits,
        unrealized.minus(before.unrealized()).plus(now.unrealized()),
        marketValue.minus(before.marketValue()).plus(now.marketValue()),
        gross.minus(before.gross()).plus(now.gross()),
        net.minus(before.net()).plus(now.net()));
  }

  /** Whether every figure is 0, so that the currency's rate does not matter. */
  boolean isEmpty() {
    return cash.isZero()
        && realized.isZero()
        && fees.isZero()
        && funding.isZero()
        && netDeposits.isZero()
        && unrealized.isZero()
        && gross.isZero();
  }

  /** Whether the two ways to equity agree, to the last unit. */
  boolean balanced(Money openingCash) {
    // Equity itself may pass 128 bits where every term fits: sums modulo 2^128 agree all the same.
    long low = 0;
    long high = 0;
    Money[] plus = {cash, marketValue, fees};
    Money[] minus = {openingCash, netDeposits, realized, unrealized, funding};
    for (Money amount : plus) {
      low += amount.lo();
      high += amount.hi() + (Long.compareUnsigned(low, amount.lo()) < 0 ? 1 : 0);
    }
    for (Money amount : minus) {
      high -= amount.hi() + (Long.compareUnsigned(low, amount.lo()) < 0 ? 1 : 0);
      low -= amount.lo();
    }
    return low == 0 && high == 0;
  }

  /** Writes the nine amounts. */
  public void write(DataOutput out) throws IOException {
    Wire.writeMoney(cash, out);
    Wire.writeMoney(realized, out);
    Wire.writeMoney(fees, out);
    Wire.writeMoney(funding, out);
    Wire.writeMoney(netDeposits, out);
    Wire.writeMoney(unrealized, out);
    Wire.writeMoney(marketValue, out);
    Wire.writeMoney(gross, out);
    Wire.writeMoney(net, out);
  }

  /** Reads what {@link #write} wrote. */
  public static Balance read(DataInput in) throws IOException {
    return new Balance(
        Wire.readMoney(in),
        Wire.readMoney(in),
        Wire.readMoney(in),
        Wire.readMoney(in),
        Wire.readMoney(in),
        Wire.readMoney(in),
        Wire.readMoney(in),
        Wire.readMoney(in),
        Wire.readMoney(in));
  }
}
