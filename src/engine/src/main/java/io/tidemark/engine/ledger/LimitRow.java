package io.tidemark.engine.ledger;

import io.tidemark.engine.num.Fixed8;

/**
 * Limits of an account, or of one of its symbols over all books. {@link Fixed8#ABSENT} is no such
 * limit; a row with none takes the row before it away.
 *
 * @param account the account
 * @param symbol the symbol, "" for the whole account
 * @param gross largest gross exposure in base currency, 1e-8, at least 0
 * @param net largest net exposure in base currency without sign, 1e-8, at least 0
 * @param position largest quantity without sign, 1e-8, at least 0; of a symbol only
 * @param dayLoss largest loss since the day's start in base currency, 1e-8, at least 0; of an
 *     account only
 * @param drawdown largest drawdown in base currency, 1e-8, at least 0; of an account only
 */
public record LimitRow(
    String account, String symbol, long gross, long net, long position, long dayLoss, long drawdown)
    implements LedgerEvent {

  /** What a figure is limited of. The order is that of the bits in state. */
  public enum Kind {
    /** Exposure without sign. */
    GROSS,
    /** Exposure with sign, seen without it. */
    NET,
    /** Quantity over all books, without sign. */
    POSITION,
    /** Loss since the day's start. */
    DAY_LOSS,
    /** Drawdown from the high-water mark. */
    DRAWDOWN
  }

  /** The row that takes away what is limited of an account, or of a symbol. */
  public static LimitRow none(String account, String symbol) {
    long none = Fixed8.ABSENT;
    return new LimitRow(account, symbol, none, none, none, none, none);
  }

  /** A limit, 1e-8, or {@link Fixed8#ABSENT}. */
  public long limit(Kind kind) {
    return switch (kind) {
      case GROSS -> gross;
      case NET -> net;
      case POSITION -> position;
      case DAY_LOSS -> dayLoss;
      case DRAWDOWN -> drawdown;
    };
  }

  /** Whether it limits nothing. */
  public boolean isEmpty() {
    return equals(none(account, symbol));
  }
}
