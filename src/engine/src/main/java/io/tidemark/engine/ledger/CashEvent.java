package io.tidemark.engine.ledger;

/**
 * Cash that moves without a fill.
 *
 * @param ts event time, µs
 * @param eventId its id, unique in the account
 * @param account the account
 * @param currency the currency of the amount
 * @param amount 1e-8; above 0 for DEPOSIT, WITHDRAWAL and FEE, signed for the others
 * @param kind what it is
 */
public record CashEvent(
    long ts, String eventId, String account, String currency, long amount, Kind kind)
    implements LedgerEvent {

  /** What moved the cash. */
  public enum Kind {
    /** Money paid in. */
    DEPOSIT,
    /** Money paid out; the amount is positive. */
    WITHDRAWAL,
    /** Funding of a perpetual or a position held overnight, signed. */
    FUNDING,
    /** A fee paid; the amount is positive. */
    FEE,
    /** A dividend, signed. */
    DIVIDEND,
    /** Interest, signed. */
    INTEREST
  }
}
