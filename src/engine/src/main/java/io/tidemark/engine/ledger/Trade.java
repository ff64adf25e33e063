package io.tidemark.engine.ledger;

/**
 * A fill, or a message about one.
 *
 * @param type what the message does
 * @param ts event time, µs
 * @param tradeId its id, unique with type, account, book, symbol and side
 * @param account the account
 * @param book the book within the account, may be ""
 * @param symbol the symbol
 * @param side the side; null only where a bust leaves it out
 * @param quantity above 0, 1e-8; {@code Fixed8.ABSENT} only where a bust leaves it out
 * @param price any sign, 1e-8; {@code Fixed8.ABSENT} only where a bust leaves it out
 * @param fee signed, a rebate is negative, 1e-8
 * @param feeCurrency the fee's currency; "" means the instrument's
 * @param refTradeId the fill that a bust or correction names, else ""
 */
public record Trade(
    Type type,
    long ts,
    String tradeId,
    String account,
    String book,
    String symbol,
    Side side,
    long quantity,
    long price,
    long fee,
    String feeCurrency,
    String refTradeId)
    implements LedgerEvent {

  /** Whether it brings a fill, and is not about one. */
  public boolean isFill() {
    return type == Type.NEW || type == Type.TRANSFER;
  }

  /** With its fee in this currency if it gives none; a bust, whose fee is not its own, as it is. */
  Trade withFeeCurrency(String currency) {
    return !feeCurrency.isEmpty() || type == Type.BUST
        ? this
        : new Trade(
            type,
            ts,
            tradeId,
            account,
            book,
            symbol,
            side,
            quantity,
            price,
            fee,
            currency,
            refTradeId);
  }

  /** What a trade message does. */
  public enum Type {
    /** Adds a fill. */
    NEW,
    /** Takes a fill out as if it had never been. */
    BUST,
    /** Replaces a fill as if it had been so from the start. */
    CORRECT,
    /** Brings a position in or out at a price, without cash or P&L. */
    TRANSFER
  }
}
