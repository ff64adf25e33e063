package io.tidemark.engine.ledger;

import io.tidemark.engine.num.Money;

/**
 * The beginning or the end of a breach.
 *
 * @param ts the cut at which it was seen, µs
 * @param account the account
 * @param symbol the symbol, "" for a limit of the whole account
 * @param kind which figure is limited
 * @param status whether the breach begins or ends
 * @param figure the figure: units of POSITION, else an amount in currency; null where a limit was
 *     deleted while it was not known
 * @param limit the limit; null where it was deleted
 * @param currency the account's base currency; "" for POSITION
 */
public record Alert(
    long ts,
    String account,
    String symbol,
    LimitRow.Kind kind,
    Status status,
    Money figure,
    Money limit,
    String currency) {

  /** What has happened. */
  public enum Status {
    /** The figure has passed the limit. */
    BREACH,
    /** It no longer does, or there is no such limit any more. */
    CLEAR
  }
}
