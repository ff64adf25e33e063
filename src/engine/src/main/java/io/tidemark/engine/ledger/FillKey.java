package io.tidemark.engine.ledger;

/**
 * What makes a trade message the same message within its account.
 *
 * @param type what it does
 * @param tradeId its id
 * @param book the book
 * @param symbol the symbol
 * @param side the side, null where left out
 */
public record FillKey(Trade.Type type, String tradeId, String book, String symbol, Side side) {
  /** The key of a message. */
  public static FillKey of(Trade trade) {
    return new FillKey(trade.type(), trade.tradeId(), trade.book(), trade.symbol(), trade.side());
  }
}
