package io.tidemark.engine.ledger;

import io.tidemark.engine.num.Money;

/**
 * An account's figures in its base currency. Each term of each currency is converted and rounded by
 * itself. A currency without a rate, or whose terms do not fit, is left out of every term; the base
 * then takes the opening cash with it, so that the two ways to equity agree all the same.
 *
 * @param opening opening cash
 * @param cash cash
 * @param realized gains of closed quantity
 * @param unrealized gains of open positions
 * @param fees fees paid
 * @param funding funding, dividends, interest
 * @param netDeposits paid in less paid out
 * @param marketValue what open positions add to equity
 * @param gross exposure without sign
 * @param net exposure with sign
 * @param netPnl realized + unrealized − fees + funding
 * @param result opening + netPnl, equity without what was paid in or out
 * @param equity result + netDeposits
 * @param fxStatus the worst rate of a currency that holds anything
 */
record Totals(
    Money opening,
    Money cash,
    Money realized,
    Money unrealized,
    Money fees,
    Money funding,
    Money netDeposits,
    Money marketValue,
    Money gross,
    Money net,
    Money netPnl,
    Money result,
    Money equity,
    MarkStatus fxStatus) {

  static Totals of(Account account) {
    String base = account.terms.baseCurrency();
    Money z = Money.ZERO;
    Totals totals = new Totals(z, z, z, z, z, z, z, z, z, z, z, z, z, MarkStatus.LIVE);
    for (var entry : account.balances.entrySet()) {
      Balance balance = entry.getValue();
      if (balance.isEmpty()) { // never true of a base with opening cash
        continue;
      }
      Money opening = entry.getKey().equals(base) ? account.openingCash() : z;
      totals = totals.with(balance, account.rate(entry.getKey()), opening);
    }
    return totals;
  }

  private Totals with(Balance balance, Rate rate, Money openingCash) {
    if (!rate.missing()) {
      try {
        return sum(balance, rate, openingCash);
      } catch (ArithmeticException tooLarge) {
        // Falls through: a currency that does not fit is left out and flagged.
      }
    }
    return new Totals(
        opening,
        cash,
        realized,
        unrealized,
        fees,
        funding,
        netDeposits,
        marketValue,
        gross,
        net,
        netPnl,
        result,
        equity,
        MarkStatus.MISSING);
  }

  private Totals sum(Balance balance, Rate rate, Money openingCash) {
    Money newOpening = opening.plus(openingCash);
    Money newRealized = realized.plus(rate.convert(balance.realized()));
    Money newUnrealized = unrealized.plus(rate.convert(balance.unrealized()));
    Money newFees = fees.plus(rate.convert(balance.fees()));
    Money newFunding = funding.plus(rate.convert(balance.funding()));
    Money newDeposits = netDeposits.plus(rate.convert(balance.netDeposits()));
    Money newPnl = newRealized.plus(newUnrealized).minus(newFees).plus(newFunding);
    Money newResult = newOpening.plus(newPnl);
    return new Totals(
        newOpening,
        cash.plus(rate.convert(balance.cash())),
        newRealized,
        newUnrealized,
        newFees,
        newFunding,
        newDeposits,
        marketValue.plus(rate.convert(balance.marketValue())),
        gross.plus(rate.convert(balance.gross())),
        net.plus(rate.convert(balance.net())),
        newPnl,
        newResult,
        newResult.plus(newDeposits),
        fxStatus.worst(rate.status()));
  }

  /** What a day's figures are the difference of. */
  DayFigures figures() {
    return new DayFigures(realized, unrealized, netPnl);
  }

  /** Whether cash and positions come to the same equity, to some units of rounding. */
  boolean balanced(int units) {
    try {
      Money apart = cash.plus(marketValue).minus(equity).abs();
      return apart.compareTo(Money.ofUnits(0, units)) <= 0;
    } catch (ArithmeticException tooLarge) {
      return false;
    }
  }
}
