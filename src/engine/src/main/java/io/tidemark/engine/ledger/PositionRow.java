package io.tidemark.engine.ledger;

import io.tidemark.engine.num.Money;

/**
 * A position as it is published; all amounts in its currency.
 *
 * @param account the account
 * @param book the book
 * @param symbol the symbol
 * @param version number of events applied to it
 * @param quantity signed, 1e-8
 * @param averagePrice null when flat
 * @param cost signed cost of what is open, without fees
 * @param realized gains of closed quantity, without fees
 * @param fees fees paid; those in a currency without a rate are left out
 * @param view the mark it is valued with
 * @param unrealized gain of what is open; null without a mark
 * @param netPnl realized + unrealized − fees; null if it does not fit
 * @param currency the position's currency
 * @param fills number of fills in effect
 * @param updatedAt event time of the last event applied, µs
 * @param valuedAt the cut, µs
 */
public record PositionRow(
    String account,
    String book,
    String symbol,
    long version,
    long quantity,
    Money averagePrice,
    Money cost,
    Money realized,
    Money fees,
    MarkView view,
    Money unrealized,
    Money netPnl,
    String currency,
    long fills,
    long updatedAt,
    long valuedAt)
    implements LedgerRow {

  static PositionRow of(String account, Position p, Money fees, long cut) {
    Holding held = p.holding;
    boolean priced = held.quantity() == 0 || p.view.status() != MarkStatus.MISSING;
    Money unrealized = priced ? p.worth.unrealized() : null;
    return new PositionRow(
        account,
        p.key.book(),
        p.key.symbol(),
        p.version,
        held.quantity(),
        Contract.averagePrice(p.terms, held.quantity(), held.cost()),
        held.cost(),
        held.realized(),
        fees,
        p.view,
        unrealized,
        netPnl(held.realized(), priced ? unrealized : Money.ZERO, fees),
        p.terms.currency(),
        p.fills,
        p.updatedAt,
        cut);
  }

  private static Money netPnl(Money realized, Money unrealized, Money fees) {
    try {
      return realized.plus(unrealized).minus(fees);
    } catch (ArithmeticException tooLarge) {
      return null;
    }
  }
}
