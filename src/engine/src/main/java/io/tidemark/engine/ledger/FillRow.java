package io.tidemark.engine.ledger;

import io.tidemark.engine.num.Money;

/**
 * A trade message that was applied, with the position right after it; amounts in the position's
 * currency.
 *
 * @param account the account
 * @param version the account's version after it, unique in the account
 * @param book the book
 * @param symbol the symbol
 * @param type what the message did
 * @param tradeId its id
 * @param refTradeId the id by which a bust or correction names its fill, else ""
 * @param side the fill's side
 * @param quantity the fill's quantity as it now stands, of a bust as it stood, 1e-8
 * @param price its price, 1e-8
 * @param fee its fee, 1e-8; a bust gives it back
 * @param feeCurrency the currency of the fee
 * @param realized change of the position's realized P&L
 * @param ts event time of the message, µs
 * @param positionVersion the position's version after it
 * @param positionQuantity its signed quantity, 1e-8
 * @param averagePrice its average price; null when flat
 * @param cost its signed cost
 * @param positionRealized its realized P&L
 * @param currency the position's currency
 * @param part which file or partition the message was read from
 * @param place its line or offset there
 * @param settledAt the cut in which it was applied, µs
 */
public record FillRow(
    String account,
    long version,
    String book,
    String symbol,
    Trade.Type type,
    String tradeId,
    String refTradeId,
    Side side,
    long quantity,
    long price,
    long fee,
    String feeCurrency,
    Money realized,
    long ts,
    long positionVersion,
    long positionQuantity,
    Money averagePrice,
    Money cost,
    Money positionRealized,
    String currency,
    int part,
    long place,
    long settledAt)
    implements LedgerRow {

  /**
   * The row of what has just been booked.
   *
   * @param part which file or partition the message was read from
   * @param place its line or offset there
   */
  public static FillRow of(AccountState state, Booked booked, int part, long place, long cut) {
    Trade message = booked.message();
    Fill fill = booked.fill();
    Account account = state.account();
    Position position = state.position(PositionKey.of(message));
    Holding held = position.holding;
    return new FillRow(
        message.account(),
        account.version,
        message.book(),
        message.symbol(),
        message.type(),
        message.tradeId(),
        message.refTradeId(),
        fill.side(),
        fill.quantity(),
        fill.price(),
        fill.fee(),
        fill.feeCurrency(),
        booked.realized(),
        message.ts(),
        position.version,
        held.quantity(),
        Contract.averagePrice(position.terms, held.quantity(), held.cost()),
        held.cost(),
        held.realized(),
        position.terms.currency(),
        part,
        place,
        cut);
  }
}
