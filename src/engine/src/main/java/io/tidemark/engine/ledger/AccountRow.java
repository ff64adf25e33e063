package io.tidemark.engine.ledger;

import io.tidemark.engine.num.Money;

/**
 * An account as it is published; all amounts in its base currency.
 *
 * @param account the account
 * @param version number of events applied to it
 * @param baseCurrency its base currency
 * @param openingCash cash before the first event
 * @param netDeposits paid in less paid out
 * @param cash cash
 * @param realized gains of closed quantity, without fees
 * @param unrealized gains of open positions
 * @param fees fees paid
 * @param funding funding, dividends, interest
 * @param netPnl realized + unrealized − fees + funding
 * @param equity openingCash + netDeposits + netPnl
 * @param grossExposure exposure without sign
 * @param netExposure exposure with sign
 * @param highWaterMark highest equity less net deposits of any cut
 * @param drawdown how far below it the account stands, at least 0
 * @param markStatus the worst mark of an open position
 * @param fxStatus the worst rate of a currency it holds
 * @param updatedAt event time of the last event applied, µs; {@code Long.MIN_VALUE} if none
 * @param valuedAt the cut, µs; {@code Long.MIN_VALUE} if none
 * @param dayStart when the cut's day began, µs; {@code Long.MIN_VALUE} if never valued
 * @param dayRealized realized less what it was at the day's start; null if it does not fit
 * @param dayUnrealized unrealized, likewise
 * @param dayPnl netPnl, likewise
 * @param priorDayAdjustment what busts and corrections of fills of earlier days changed in realized
 *     on this day; null if it does not fit
 */
public record AccountRow(
    String account,
    long version,
    String baseCurrency,
    Money openingCash,
    Money netDeposits,
    Money cash,
    Money realized,
    Money unrealized,
    Money fees,
    Money funding,
    Money netPnl,
    Money equity,
    Money grossExposure,
    Money netExposure,
    Money highWaterMark,
    Money drawdown,
    MarkStatus markStatus,
    MarkStatus fxStatus,
    long updatedAt,
    long valuedAt,
    long dayStart,
    Money dayRealized,
    Money dayUnrealized,
    Money dayPnl,
    Money priorDayAdjustment)
    implements LedgerRow {

  static AccountRow of(Account account, Totals totals, long cut) {
    DayFigures start = account.start;
    return new AccountRow(
        account.terms.account(),
        account.version,
        account.terms.baseCurrency(),
        totals.opening(),
        totals.netDeposits(),
        totals.cash(),
        totals.realized(),
        totals.unrealized(),
        totals.fees(),
        totals.funding(),
        totals.netPnl(),
        totals.equity(),
        totals.gross(),
        totals.net(),
        account.highWaterMark,
        account.drawdown,
        account.markStatus(),
        totals.fxStatus(),
        account.updatedAt,
        cut,
        account.dayStart,
        difference(totals.realized(), start.realized()),
        difference(totals.unrealized(), start.unrealized()),
        difference(totals.netPnl(), start.netPnl()),
        adjustment(account));
  }

  /** Null where it does not fit. */
  static Money difference(Money now, Money start) {
    try {
      return now.minus(start);
    } catch (ArithmeticException tooLarge) {
      return null;
    }
  }

  /** Whether the day's row shows an adjustment other than 0. */
  static boolean isAdjusted(Account account) {
    Money adjustment = adjustment(account);
    return adjustment == null || !adjustment.isZero();
  }

  private static Money adjustment(Account account) {
    Money sum = Money.ZERO;
    for (var entry : account.adjustments.entrySet()) {
      Rate rate = account.rate(entry.getKey());
      if (rate.missing()) {
        continue; // left out, never taken at 1; fx_status says so
      }
      try {
        sum = sum.plus(rate.convert(entry.getValue()));
      } catch (ArithmeticException tooLarge) {
        return null;
      }
    }
    return sum;
  }
}
